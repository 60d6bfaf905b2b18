import { type Kysely, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** On PostgreSQL alone. */
export { countConnections, findDatabaseBytes } from '#db/dialect.ts';

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

const later = (one = '', other: string | null | undefined = ''): string | null =>
  [one, other ?? ''].sort((a, b) => Date.parse(a || '1970-01-01') - Date.parse(b || '1970-01-01')).at(-1) ||
  null;
