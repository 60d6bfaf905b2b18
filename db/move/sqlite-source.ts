import { dirname } from 'node:path';
import { contentOf, type Value } from '../content-hash.ts';
import { OlderStoreError } from '../refusals.ts';
import { inspectStore } from '../sqlite/inspect.ts';
import { holdDataDir } from '../sqlite/lock.ts';
import { openReader } from '../sqlite/open.ts';
import { listed, orderOf, PORTION, PORTION_BYTES, quoted, type Source, sizeOf } from './ends.ts';
import { tablesOf } from './sqlite-tables.ts';

/**
 * A store in a data folder, which is held, so that no server writes to it meanwhile. Throws HeldError where one runs, and
 * whatever else StoreRefusedError is.
 */
export function openSqliteSource(file: string, portion = PORTION): Source {
  const { schema, behind } = inspectStore(file);
  if (behind) throw new OlderStoreError(file, schema);
  const release = holdDataDir(dirname(file));
  const reader = openReader(file);
  reader.exec('BEGIN');
  return {
    place: file,
    tables: async () => tablesOf(reader),
    content: async (progress) => contentOf(reader, progress),
    async *rows(table, skip) {
      const statement = reader.prepare(
        `SELECT ${listed(table.columns)} FROM ${quoted(table.name)} ORDER BY ${orderOf(table)} LIMIT -1 OFFSET ?`,
      );
      let rows: Value[][] = [];
      let size = 0;
      for (const row of statement.raw().safeIntegers().iterate(skip) as Iterable<Value[]>) {
        rows.push(row);
        size += sizeOf(row);
        if (rows.length < portion && size < PORTION_BYTES) continue;
        yield rows;
        rows = [];
        size = 0;
      }
      if (rows.length > 0) yield rows;
    },
    meta: async (key) =>
      reader.prepare('SELECT value FROM store_meta WHERE key = ?').pluck().get(key) as string | undefined,
    async close() {
      reader.close();
      release();
    },
  };
}
