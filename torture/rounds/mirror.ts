import Database from 'better-sqlite3';
import { type Kysely, Migrator, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { migrations } from '#db/schemas.ts';
import { kyselyOver } from '#db/sqlite/kysely.ts';
import type { SqliteFile } from '#db/sqlite/open.ts';
import { keysTables } from '#db/sqlite/rewrite.ts';

/**
 * What a PostgreSQL database holds at one moment, in memory, so that one set of questions is put to both kinds of store.
 * The indexes of words are plain tables there: one asks only whose they are.
 */
export async function mirrorOf(db: Kysely<Schema>): Promise<SqliteFile> {
  const file = new Database(':memory:');
  const { error } = await new Migrator({
    db: kyselyOver(file),
    provider: { getMigrations: async () => ({ ...migrations }) },
  }).migrateToLatest();
  if (error) throw error;
  file.pragma('foreign_keys = OFF');
  for (const table of keysTables)
    file.exec(`drop table "${table}"; create table "${table}" ("rowid" integer primary key)`);
  const tables = file
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'`,
    )
    .pluck()
    .all() as string[];
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      for (const table of tables) await copy(tx, file, table);
    });
  return file;
}

async function copy(from: Kysely<Schema>, file: SqliteFile, table: string): Promise<void> {
  const columns = (file.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
  const { rows } = await sql<{ [column: string]: unknown }>`
    select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}`.execute(from);
  file.exec(`delete from "${table}"`);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const insert = file.prepare(
    `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`,
  );
  file.transaction(() => {
    for (const row of rows) insert.run(columns.map((column) => row[column]));
  })();
}
