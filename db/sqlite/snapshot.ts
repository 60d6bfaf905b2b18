import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { openCopying, openWriter, type SqliteFile } from './open.ts';
import { remakeKeys } from './rewrite.ts';

/**
 * Writes the store as it stands at one moment to a new file (mode 600), packed: without the pages of what was deleted.
 * Works beside a running server, whose writes go on meanwhile; blocks the thread that calls it, so not the server's.
 */
export function takeSnapshot(file: string, to: string): void {
  // SQLite would make it readable for everybody; it takes an empty file that is there.
  closeSync(openSync(to, 'wx', 0o600));
  const source = openCopying(file);
  try {
    // The copy takes this over. Without it pages that were split on the way keep second copies of rows in their gaps, which
    // outlive the rows.
    source.pragma('secure_delete = ON');
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
}

/** A snapshot, opened to be looked through. */
export interface Snapshot {
  file: SqliteFile;
  /** Name of its last migration; undefined where the file is no store. */
  schema: string | undefined;
  meta(key: string): string | undefined;
  close(): void;
}

/** Opens a file that nobody writes. Throws where it is no database. */
export function openSnapshot(path: string): Snapshot {
  const file = openCopying(path);
  const one = (sql: string, ...values: string[]) =>
    file
      .prepare(sql)
      .pluck()
      .get(...values) as string | undefined;
  const has = (table: string) =>
    one("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?", table);
  return {
    file,
    schema: has('kysely_migration')
      ? one('SELECT name FROM kysely_migration ORDER BY name DESC LIMIT 1')
      : undefined,
    meta: (key) => one('SELECT value FROM store_meta WHERE key = ?', key),
    close: () => file.close(),
  };
}

/** What SQLite finds wrong with a file: pages, indexes, references; empty when it is sound. */
export function faultsOf({ file }: Pick<Snapshot, 'file'>): string[] {
  const pages = file.pragma('integrity_check(20)') as { integrity_check: string }[];
  const dangling = file.pragma('foreign_key_check') as { table: string }[];
  return [
    ...pages.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...dangling.slice(0, 20).map(({ table }) => `a line of ${table} refers to nothing`),
  ];
}

/** Brings what is in a store's log into its file, so that the file alone is the store. A damaged one stays as it is. */
export function settleStore(path: string): void {
  let file: SqliteFile | undefined;
  try {
    file = openWriter(path);
    file.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
  } finally {
    file?.close();
  }
}

/**
 * Writes a store that nobody has open anew, so that nothing of what was deleted is left between its rows: `secure_delete`
 * clears a row where it lies, not the copies that were left where it lay before its page was split, nor signposts of an
 * index of words.
 */
export function repackStore(path: string): void {
  const unpacked = openWriter(path);
  try {
    remakeKeys(unpacked);
  } finally {
    unpacked.close();
  }
  const packed = `${path}.packed`;
  takeSnapshot(path, packed);
  settleStore(packed);
  const file = openSync(packed, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(packed, path);
}
