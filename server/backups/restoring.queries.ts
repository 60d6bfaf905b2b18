import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const countRows = async (
  db: Db,
  table: 'response' | 'comment' | 'questionnaire' | 'consultation' | 'release' | 'outcome',
): Promise<number> =>
  (
    await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

export const findLastSeq = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('audit_event')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirstOrThrow()
  ).seq ?? 0;

/** How often each act of officers was done after a line of the trail. */
export const countActsAfter = (db: Db, seq: number) =>
  db
    .selectFrom('audit_event')
    .select(({ fn }) => ['act', fn.countAll<number>().as('n')])
    .where('seq', '>', seq)
    .where('officer_id', 'is not', null)
    .groupBy('act')
    .orderBy('act')
    .execute();
