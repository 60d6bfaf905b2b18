import { SqliteError } from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { SearchTerm } from '#shared/text/search-keys.ts';
import type { SqliteFile } from './open.ts';
import { keysTables } from './rewrite.ts';
import type { Schema } from './schema.ts';

export { repeated } from './repeated.ts';

type Statement = ReturnType<SqliteFile['prepare']>;

/** Typed SQL over one SQLite connection. Statements are prepared once: Kysely would prepare them at each call. */
export function kyselyOver(file: SqliteFile): Kysely<Schema> {
  const prepared = new Map<string, Statement>();
  return new Kysely<Schema>({
    dialect: new SqliteDialect({
      database: {
        close: () => file.close(),
        prepare(sql: string) {
          let statement = prepared.get(sql);
          if (!statement) {
            if (prepared.size >= 500) prepared.clear();
            statement = file.prepare(sql);
            prepared.set(sql, statement);
          }
          return statement;
        },
      },
    }),
  });
}

/** SQLite's own code of an error; '' of any other error. */
export const codeOf = (error: unknown) => (error instanceof SqliteError ? error.code : '');

type KeysTable = (typeof keysTables)[number];

/**
 * The numbers of what holds every term, as a subquery: `where('text_id', 'in', matching('comment_keys', terms))`. None
 * where there is no term.
 */
export const matching = (table: KeysTable, terms: readonly SearchTerm[]) =>
  terms.length === 0
    ? sql<number>`(select rowid from ${sql.table(table)} where 0 = 1)`
    : sql<number>`(select rowid from ${sql.table(table)} where ${sql.table(table)} match ${fts5(terms)})`;

/** Keys hold letters and digits alone, so that nothing in them is syntax. */
const fts5 = (terms: readonly SearchTerm[]) =>
  terms.map(({ keys, prefix }) => `"${keys.join(' ')}"${prefix ? '*' : ''}`).join(' AND ');

/**
 * Whether deleted keys leave the index at once, which takes milliseconds each, or as marks, which many may: `mergeKeys`
 * then takes both out. Holds for the store, so that the write that turns it off turns it on again.
 */
export const secureKeys = (db: Kysely<Schema>, table: KeysTable, secure: boolean) =>
  sql`insert into ${sql.table(table)} (${sql.ref(table)}, rank) values ('secure-delete', ${sql.lit(secure ? 1 : 0)})`.execute(
    db,
  );

/** Merges a part of the index, of so many pages; begins anew where they are negative. Tells whether more is left. */
export async function mergeKeys(db: Kysely<Schema>, table: KeysTable, pages: number): Promise<boolean> {
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

/** A field of JSON text is this text: `where(jsonIs('response.answers', 'Q3', '35-44'))`. */
export const jsonIs = (column: string, field: string, value: string) =>
  sql<boolean>`json_extract(${sql.ref(column)}, ${`$."${field}"`}) = ${value}`;

/** A number that changes when another connection has written: the reading one asks what it has not read yet. */
export async function dataVersion(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`PRAGMA data_version`.execute(db);
  return rows[0]?.data_version ?? 0;
}

export async function countSize(db: Kysely<Schema>): Promise<{ pages: number; tables: number }> {
  const pages = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db);
  const tables = await sql<{
    n: number;
  }>`SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'`.execute(db);
  return { pages: pages.rows[0]?.page_count ?? 0, tables: tables.rows[0]?.n ?? 0 };
}

/** What SQLite finds wrong in the file itself; empty where it is sound. */
export async function integrityFaults(db: Kysely<Schema>): Promise<string[]> {
  // A connection holds the index of a search to what it knew of it at its last search, though others have written since.
  for (const table of keysTables)
    await sql`SELECT rowid FROM ${sql.table(table)} WHERE ${sql.table(table)} MATCH '"0"' LIMIT 1`.execute(
      db,
    );
  const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check(20)`.execute(db);
  return rows.map((row) => row.integrity_check).filter((words) => words !== 'ok');
}

/** Rows that refer to a row that is not there. */
export async function strayReferences(db: Kysely<Schema>) {
  return (
    await sql<{ table: string; rowid: number | null; parent: string }>`PRAGMA foreign_key_check`.execute(db)
  ).rows;
}
