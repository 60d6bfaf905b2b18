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

const code = (error: unknown) => (error instanceof SqliteError ? error.code : '');

/** The store cannot take a write just now: disk full, read-only, locked, or an error of the disk. */
export const isUnwritable = (error: unknown) =>
  /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|CORRUPT|NOTADB)/.test(code(error));

export type KeysTable = 'search_keys' | 'comment_keys' | 'response_text_keys';

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
 * Whether keys of deleted rows still lie in the files. FTS5 notes what was deleted beside a segment (pages numbered from
 * 2^53 on) and drops the words themselves only when the segment is merged.
 */
export async function holdsDeleted(db: Kysely<Schema>, table: KeysTable): Promise<boolean> {
  const { rows } =
    await sql`select 1 from ${sql.table(`${table}_data`)} where id >= 9007199254740992 limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * Merges about so many pages of an index, dropping keys of deleted rows; `anew` begins with all that is there. Tells
 * whether there was anything to do.
 */
export async function mergeKeys(
  db: Kysely<Schema>,
  table: KeysTable,
  pages: number,
  anew: boolean,
): Promise<boolean> {
  const changes = async () =>
    (await sql<{ n: number }>`select total_changes() as n`.execute(db)).rows[0]?.n ?? 0;
  const before = await changes();
  const index = sql.table(table);
  await sql`insert into ${index}(${index}, rank) values ('merge', ${anew ? -pages : pages})`.execute(db);
  return (await changes()) - before >= 2;
}

/** A field of JSON text is this text: `where(jsonIs('response.answers', 'Q3', '35-44'))`. */
export const jsonIs = (column: string, field: string, value: string) =>
  sql<boolean>`json_extract(${sql.ref(column)}, ${`$."${field}"`}) = ${value}`;
