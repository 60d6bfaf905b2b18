import { type Kysely, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** The newest times that the store remembers: of the matter's clock and of the real one. */
export async function findNewestTimes(
  db: Kysely<Schema>,
): Promise<{ now: string | null; real: string | null }> {
  const audited = await db.selectFrom('audit_event').select('at').orderBy('seq', 'desc').limit(1).execute();
  const ran = await db
    .selectFrom('job')
    .select(
      sql<
        string | null
      >`max(case when coalesce(started_at, '') > coalesce(ended_at, '') then started_at else ended_at end)`.as(
        'at',
      ),
    )
    .execute();
  const seen = await db
    .selectFrom('session')
    .select(({ fn }) => fn.max('seen_at').as('at'))
    .execute();
  return { now: later(audited[0]?.at, ran[0]?.at), real: seen[0]?.at ?? null };
}

/** Bytes of a PostgreSQL database with its indexes; what it writes to its log is not among them. */
export async function findDatabaseBytes(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(
    db,
  );
  return rows[0]?.bytes ?? 0;
}

/** How many connections Wenji's processes have to a PostgreSQL database, by what they do. */
export async function countConnections(db: Kysely<Schema>): Promise<{ state: string; n: number }[]> {
  const { rows } = await sql<{ state: string; n: number }>`
    select coalesce(state, 'unknown') as state, count(*) as n from pg_stat_activity
    where datname = current_database() and application_name like 'wenji%' group by 1 order by 1`.execute(db);
  return rows;
}

const later = (one = '', other: string | null | undefined = ''): string | null =>
  [one, other ?? ''].sort((a, b) => Date.parse(a || '1970-01-01') - Date.parse(b || '1970-01-01')).at(-1) ||
  null;
