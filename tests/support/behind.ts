import Database from 'better-sqlite3';
import pg from 'pg';
import type { House } from './make-app.ts';

/**
 * Does something to the store behind the program's back, as whoever owns the database may: no protection of records
 * stands in the way.
 */
export async function behind({ ctx, file }: Pick<House, 'ctx' | 'file'>, statement: string): Promise<void> {
  const url = ctx.env.DATABASE_URL;
  if (url) return await beside(url, statement);
  const database = new Database(file);
  const triggers = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all() as string[];
  for (const name of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(statement);
  database.close();
}

async function beside(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
