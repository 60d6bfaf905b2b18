import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { isPostgres } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';
import type { House } from './make-app.ts';

/**
 * What lies on the disk of all that the store holds: on SQLite in its file, once the log is written back; on PostgreSQL
 * in the files of its tables, indexes and statistics, once the night has written them anew.
 */
export async function bytesOf({ ctx, file }: Pick<House, 'ctx' | 'file'>): Promise<Buffer> {
  if (isPostgres(ctx.db)) {
    await ctx.upkeep.rewrite();
    await sql`checkpoint`.execute(ctx.db);
    const { rows } = await sql<{ bytes: Buffer }>`
      select pg_read_binary_file(pg_relation_filepath(oid)) as bytes from pg_class
      where relkind in ('r', 'i', 't') and pg_relation_filepath(oid) is not null
      and (relnamespace in (current_schema()::regnamespace, 'pg_toast'::regnamespace) or relname = 'pg_statistic')`.execute(
      ctx.db,
    );
    return Buffer.concat(rows.map(({ bytes }) => bytes));
  }
  const database = new Database(file);
  const [done] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  database.close();
  if (done?.busy !== 0) throw new Error('Somebody reads from the log');
  return Buffer.concat([file, `${file}-wal`].filter(existsSync).map((each) => readFileSync(each)));
}

/** The names of all tables, those of the database's own search index too. */
export async function tableNames(db: Kysely<Schema>): Promise<string[]> {
  const query = isPostgres(db)
    ? sql<{
        name: string;
      }>`select tablename as name from pg_tables where schemaname = current_schema() order by 1`
    : sql<{ name: string }>`select name from sqlite_schema where type = 'table' order by 1`;
  return (await query.execute(db)).rows.map(({ name }) => name);
}

/** The names of a table's columns. */
export async function columnNames(db: Kysely<Schema>, table: string): Promise<string[]> {
  const query = isPostgres(db)
    ? sql<{ name: string }>`select column_name as name from information_schema.columns
        where table_schema = current_schema() and table_name = ${table}`
    : sql<{ name: string }>`select name from pragma_table_info(${table})`;
  return (await query.execute(db)).rows.map(({ name }) => name);
}
