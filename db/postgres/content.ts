import { type Kysely, type RawBuilder, sql } from 'kysely';
import { hashUnkeyed, RowsHash, type TableContent, type Value } from '../content-hash.ts';
import type { Schema } from '../schema.ts';
import { keysTables } from '../sqlite/rewrite.ts';

/** Rows that are fetched together at the most, and about how many characters they may come to. */
const PAGE = 2000;
const PAGE_LENGTH = 4_000_000;

/** Tables that PostgreSQL alone has, of the store's own housekeeping: no content. */
export const ownTables: readonly string[] = ['commit_mark'];

interface Column {
  name: string;
  type: string;
  /** Its place in the primary key; null where it is in none. */
  key: number | null;
}

/**
 * The content of every table of a PostgreSQL store, with the hash that a SQLite store of equal rows has; search indexes
 * aside: they are made from the others. Holds a page of rows at a time. Who wants all tables of one moment gives a
 * transaction that reads one.
 */
export async function contentOf(
  db: Kysely<Schema>,
  progress: (table: string) => void = () => {},
): Promise<{ [table: string]: TableContent }> {
  const content: { [table: string]: TableContent } = {};
  for (const table of await tablesOf(db)) {
    progress(table);
    content[table] = await hashTable(db, table);
  }
  return content;
}

/** Names of the tables that hold content, in the order of the alphabet. */
export async function tablesOf(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')`.execute(db);
  const indexes: readonly string[] = keysTables;
  return rows
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('kysely_') && ![...indexes, ...ownTables].includes(name))
    .sort();
}

async function hashTable(db: Kysely<Schema>, table: string): Promise<TableContent> {
  const columns = await columnsOf(db, table);
  const key = columns
    .filter(({ key }) => key !== null)
    .sort((a, b) => (a.key ?? 0) - (b.key ?? 0))
    .map(({ name, type }) => ({ name, type, by: ordered(table, name, type) }));
  const names = columns.map(({ name }) => name);
  const chosen = sql`select ${sql.join(columns.map((column) => read(table, column)))} from ${sql.table(table)}`;
  if (key.length === 0) {
    const { rows } = await sql<Row>`${chosen}`.execute(db);
    return hashUnkeyed(
      names,
      rows.map((row) => valuesOf(columns, row)),
    );
  }
  const hash = new RowsHash(names);
  const order = sql.join(key.map(({ by }) => by));
  let longest = PAGE_LENGTH / 20;
  let after: RawBuilder<unknown> = sql``;
  for (;;) {
    const limit = Math.max(1, Math.min(PAGE, Math.floor(PAGE_LENGTH / longest)));
    const { rows } = await sql<Row>`${chosen} ${after} order by ${order} limit ${sql.lit(limit)}`.execute(db);
    longest = Math.max(1, ...rows.map((row) => hash.add(valuesOf(columns, row))));
    const last = rows.at(-1);
    if (!last || rows.length < limit) return hash.content();
    const values = key.map(({ name, type }) => sql`${last[name]}::${sql.raw(type)}`);
    after = sql`where (${order}) > (${sql.join(values)})`;
  }
}

type Row = { [column: string]: string | number | Uint8Array | null };

async function columnsOf(db: Kysely<Schema>, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select attname::text as name, format_type(atttypid, null) as type,
      array_position(indkey::smallint[], attnum) as key
    from pg_attribute left join pg_index on indrelid = attrelid and indisprimary
    where attrelid = ${`"${table}"`}::regclass and attnum > 0 and not attisdropped`.execute(db);
  return rows;
}

const whole = /^(smallint|integer|bigint|boolean)$/;

/** Whole numbers come as text: a number would not hold them all. */
function read(table: string, { name, type }: Column): RawBuilder<unknown> {
  const column = sql.ref(`${table}.${name}`);
  if (!whole.test(type)) return column;
  return sql`${type === 'boolean' ? sql`${column}::integer` : column}::text as ${sql.ref(name)}`;
}

/** With the table's name, for a name alone would mean what was read. */
const ordered = (table: string, name: string, type: string): RawBuilder<unknown> =>
  type === 'text' ? sql`${sql.ref(`${table}.${name}`)} collate "C"` : sql.ref(`${table}.${name}`);

const valuesOf = (columns: readonly Column[], row: Row): Value[] =>
  columns.map(({ name, type }) => {
    const value = row[name] ?? null;
    return value !== null && whole.test(type) ? BigInt(value as string) : value;
  });
