import { createHash } from 'node:crypto';
import type { SqliteFile } from './sqlite/open.ts';

/** What a table holds: how many rows, and a hash of their values. */
export interface TableContent {
  rows: number;
  sha256: string;
}

/** As it comes from a store: whole numbers as bigint, others as number. */
export type Value = null | bigint | number | string | Uint8Array;

/**
 * The hash of a table's rows, which come in the order of their key: numbers by size, text and bytes by their bytes (as
 * `COLLATE "C"` does). It depends on names of columns and on values alone, so that stores of different layout or make can
 * be compared. Written down in docs/backup-format.md.
 */
export class RowsHash {
  readonly #hash = createHash('sha256');
  readonly #write: (row: readonly Value[]) => string;
  #rows = 0;

  constructor(columns: readonly string[]) {
    const { head, write } = writerOf(columns);
    this.#write = write;
    this.#hash.update(head);
  }

  /** Takes the next row; gives how long it is when it is written down. */
  add(row: readonly Value[]): number {
    const text = this.#write(row);
    this.#hash.update(text);
    this.#rows += 1;
    return text.length;
  }

  content(): TableContent {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}

/** The hash of rows that are all at hand. */
export function hashRows(columns: readonly string[], rows: Iterable<readonly Value[]>): TableContent {
  const hash = new RowsHash(columns);
  for (const row of rows) hash.add(row);
  return hash.content();
}

/** The same of a table without a key: its rows stand in the order of the bytes that are written for them. */
export function hashUnkeyed(columns: readonly string[], rows: Iterable<readonly Value[]>): TableContent {
  const { head, write } = writerOf(columns);
  const lines = [...rows].map((row) => Buffer.from(write(row))).sort(Buffer.compare);
  const hash = createHash('sha256').update(head);
  for (const line of lines) hash.update(line);
  return { rows: lines.length, sha256: hash.digest('hex') };
}

/** Columns in the order of their names: that in which they were added is layout. */
function writerOf(columns: readonly string[]) {
  const order = columns.map((_, at) => at).sort((a, b) => compare(columns[a] ?? '', columns[b] ?? ''));
  return {
    head: `${order.map((at) => columns[at]).join(' ')}\n`,
    write(row: readonly Value[]): string {
      const text: string[] = [];
      for (const at of order) text.push(written(row[at] ?? null));
      text.push('\n');
      return text.join('');
    },
  };
}

/** A value so that no two different rows read the same: what has no fixed end says how many bytes it has. */
function written(value: Value): string {
  if (value === null) return 'n;';
  if (typeof value === 'bigint') return `i${value};`;
  if (typeof value === 'number') return `r${realBits(value)};`;
  if (typeof value === 'string') return `t${Buffer.byteLength(value)}:${value};`;
  return `b${value.length}:${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')};`;
}

function realBits(value: number): string {
  const bits = Buffer.alloc(8);
  // Minus zero equals zero.
  bits.writeDoubleBE(value === 0 ? 0 : value);
  return bits.toString('hex');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The content of every table of a SQLite store, search indexes aside: they are made from the others. */
export function contentOf(
  file: SqliteFile,
  progress: (table: string) => void = () => {},
): { [table: string]: TableContent } {
  const content: { [table: string]: TableContent } = {};
  for (const table of tablesOf(file)) {
    progress(table);
    content[table] = hashTable(file, table);
  }
  return content;
}

function tablesOf(file: SqliteFile): string[] {
  const list = file.pragma('table_list') as { schema: string; name: string; type: string }[];
  return list
    .filter(
      ({ schema, name, type }) => schema === 'main' && type === 'table' && !/^(sqlite|kysely)_/.test(name),
    )
    .map(({ name }) => name)
    .sort(compare);
}

function hashTable(file: SqliteFile, table: string): TableContent {
  const info = file.pragma(`table_info(${quoted(table)})`) as { name: string; pk: number }[];
  const key = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const columns = info.map(({ name }) => name);
  const order = key.map(({ name }) => `${quoted(name)} COLLATE BINARY`).join(', ');
  const sql = `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}${order && ` ORDER BY ${order}`}`;
  const rows = file.prepare(sql).raw().safeIntegers().iterate() as Iterable<Value[]>;
  return order ? hashRows(columns, rows) : hashUnkeyed(columns, rows);
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
