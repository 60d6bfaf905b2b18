import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { SearchTerm } from '#shared/text/search-keys.ts';
import { apart, faultsOf, sizeOf, straysOf } from './postgres/soundness.ts';
import type { Schema } from './schema.ts';
import { keysTables } from './sqlite/rewrite.ts';

export { countConnections, findDatabaseBytes, findStoreTime } from './postgres/activity.ts';
export { repeated } from './repeated.ts';

/** Whether this is PostgreSQL, and not SQLite. */
export const isPostgres = (db: Kysely<Schema>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;

/** PostgreSQL's types of columns, as arrays of them are told to it. */
type ColumnType = 'text' | 'integer' | 'bigint' | 'bytea';

/**
 * Many rows as what an insert selects from: an array a column. On PostgreSQL alone: SQLite's own way is a prepared
 * statement a row.
 */
export const unnested = (
  types: { [column: string]: ColumnType },
  rows: readonly { [column: string]: unknown }[],
) =>
  sql`unnest(${sql.join(
    Object.entries(types).map(
      ([column, type]) => sql`${sql.val(rows.map((row) => row[column]))}::${sql.raw(type)}[]`,
    ),
  )})`;

type KeysTable = (typeof keysTables)[number];

/**
 * The numbers of what holds every term, as a subquery: `where('text_id', 'in', matching(db, 'comment_keys', terms))`.
 * None where there is no term.
 */
export function matching(db: Kysely<Schema>, table: KeysTable, terms: readonly SearchTerm[]) {
  const keys = sql.table(table);
  if (terms.length === 0) return sql<number>`(select rowid from ${keys} where 0 = 1)`;
  return isPostgres(db)
    ? sql<number>`(select rowid from ${keys} where ${sql.join([allIn(terms), ...terms.filter(isPhrase).map(inOrder)], sql` and `)})`
    : sql<number>`(select rowid from ${keys} where ${keys} match ${fts5(terms)})`;
}

/** Keys hold letters and digits alone, so that nothing in them is syntax. */
const fts5 = (terms: readonly SearchTerm[]) =>
  terms.map(({ keys, prefix }) => `"${keys.join(' ')}"${prefix ? '*' : ''}`).join(' AND ');

/** What the migration's index is of. Every key is in the text, in whatever order. */
const allIn = (terms: readonly SearchTerm[]) => {
  const keys = terms.flatMap(({ keys, prefix }) =>
    keys.map((key, at) => `'${key}'${prefix && at === keys.length - 1 ? ':*' : ''}`),
  );
  const query = [...new Set(keys)].join(' & ');
  return sql<boolean>`array_to_tsvector(string_to_array(keys, ' ')) @@ ${query}::tsquery`;
};

const isPhrase = ({ keys }: SearchTerm) => keys.length > 1;

const inOrder = ({ keys, prefix }: SearchTerm) =>
  sql<boolean>`strpos(' ' || keys || ' ', ${` ${keys.join(' ')}${prefix ? '' : ' '}`}) > 0`;

/**
 * Whether deleted keys leave the index at once, which takes milliseconds each, or as marks, which many may: `mergeKeys`
 * then takes both out. Holds for the store, so that the write that turns it off turns it on again.
 */
export async function secureKeys(db: Kysely<Schema>, table: KeysTable, secure: boolean): Promise<void> {
  if (isPostgres(db)) return;
  await sql`insert into ${sql.table(table)} (${sql.ref(table)}, rank) values ('secure-delete', ${sql.lit(secure ? 1 : 0)})`.execute(
    db,
  );
}

/** Merges a part of the index, of so many pages; begins anew where they are negative. Tells whether more is left. */
export async function mergeKeys(db: Kysely<Schema>, table: KeysTable, pages: number): Promise<boolean> {
  if (isPostgres(db)) return false;
  const before = await totalChanges(db);
  await sql`insert into ${sql.table(table)} (${sql.ref(table)}, rank) values ('merge', ${sql.lit(pages)})`.execute(
    db,
  );
  return (await totalChanges(db)) - before > 1;
}

async function totalChanges(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(db);
  return rows[0]?.n ?? 0;
}

/** A field of JSON text is this text: `where(jsonIs(db, 'response.answers', 'Q3', '35-44'))`. */
export const jsonIs = (db: Kysely<Schema>, column: string, field: string, value: string) =>
  isPostgres(db)
    ? sql<boolean>`${sql.ref(column)}::json ->> ${field} = ${value}`
    : sql<boolean>`json_extract(${sql.ref(column)}, ${`$."${field}"`}) = ${value}`;

/** Bytes as text, in hex of either case. */
export const hexOf = (db: Kysely<Schema>, column: string) =>
  isPostgres(db) ? sql<string>`encode(${sql.ref(column)}, 'hex')` : sql<string>`hex(${sql.ref(column)})`;

/** Something that changes when anybody has written: the reading connection asks what it has not read yet. */
export async function dataVersion(db: Kysely<Schema>): Promise<number | string> {
  if (isPostgres(db)) {
    const { rows } = await sql<{ at: string }>`select pg_current_snapshot()::text as at`.execute(db);
    return rows[0]?.at ?? '';
  }
  const { rows } = await sql<{ data_version: number }>`PRAGMA data_version`.execute(db);
  return rows[0]?.data_version ?? 0;
}

export async function countSize(db: Kysely<Schema>): Promise<{ pages: number; tables: number }> {
  if (isPostgres(db)) return sizeOf(db);
  const pages = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db);
  const tables = await sql<{
    n: number;
  }>`SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'`.execute(db);
  return { pages: pages.rows[0]?.page_count ?? 0, tables: tables.rows[0]?.n ?? 0 };
}

/** What the database finds wrong with its own files, or with what keeps them right; empty where it is sound. */
export async function integrityFaults(db: Kysely<Schema>): Promise<string[]> {
  if (isPostgres(db)) return faultsOf(db);
  // A connection holds the index of a search to what it knew of it at its last search, though others have written since.
  for (const table of keysTables)
    await sql`SELECT rowid FROM ${sql.table(table)} WHERE ${sql.table(table)} MATCH '"0"' LIMIT 1`.execute(
      db,
    );
  const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check(20)`.execute(db);
  return rows.map((row) => row.integrity_check).filter((words) => words !== 'ok');
}

/** What fails leaves the transaction that is read in as it was. */
export const failingApart = <T>(db: Kysely<Schema>, work: () => Promise<T>): Promise<T> =>
  isPostgres(db) ? apart(db, work) : work();

/** Rows that refer to a row that is not there. */
export async function strayReferences(db: Kysely<Schema>) {
  if (isPostgres(db)) return straysOf(db);
  return (
    await sql<{ table: string; rowid: number | null; parent: string }>`PRAGMA foreign_key_check`.execute(db)
  ).rows;
}
