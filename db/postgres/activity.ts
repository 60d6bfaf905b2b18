import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/** The time by the clock of the database, which is one for all processes that share it. */
export async function findStoreTime(db: Kysely<Schema>): Promise<Date> {
  const { rows } = await sql<{
    at: number;
  }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as at`.execute(db);
  return new Date(rows[0]?.at ?? Date.now());
}

/** Bytes of a database with its indexes; what it writes to its log is not among them. */
export async function findDatabaseBytes(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(
    db,
  );
  return rows[0]?.bytes ?? 0;
}

/** How many connections Wenji's processes have to a database, by what they do. */
export async function countConnections(db: Kysely<Schema>): Promise<{ state: string; n: number }[]> {
  const { rows } = await sql<{ state: string; n: number }>`
    select coalesce(state, 'unknown') as state, count(*) as n from pg_stat_activity
    where datname = current_database() and application_name like 'wenji%' group by 1 order by 1`.execute(db);
  return rows;
}
