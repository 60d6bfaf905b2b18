import { SqliteError } from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { SearchTerm } from '#shared/text/search-keys.ts';
import type { SqliteFile } from './open.ts';
import type { Schema } from './schema.ts';

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

/** The store cannot take a write just now: disk full, read-only, locked, or an error of the disk. */
export const isUnwritable = (error: unknown) =>
  /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|CORRUPT|NOTADB)/.test(codeOf(error));

type KeysTable = 'search_keys' | 'comment_keys' | 'response_text_keys';

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

/** A field of JSON text is this text: `where(jsonIs('response.answers', 'Q3', '35-44'))`. */
export const jsonIs = (column: string, field: string, value: string) =>
  sql<boolean>`json_extract(${sql.ref(column)}, ${`$."${field}"`}) = ${value}`;

/** A number that changes when another connection has written: the reading one asks what it has not read yet. */
export async function dataVersion(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`PRAGMA data_version`.execute(db);
  return rows[0]?.data_version ?? 0;
}
