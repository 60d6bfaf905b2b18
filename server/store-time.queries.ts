import { type Kysely, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** The time by the clock of the database, which is one for all processes that share it. On PostgreSQL alone. */
export async function findStoreTime(db: Kysely<Schema>): Promise<Date> {
  const { rows } = await sql<{
    at: number;
  }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as at`.execute(db);
  return new Date(rows[0]?.at ?? Date.now());
}
