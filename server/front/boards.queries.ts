import { type Kysely, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Comments ever received, of each consultation that has any. */
export const countReceived = (db: Db, consultationIds: readonly string[]) =>
  db
    .selectFrom('comment')
    .select(({ fn }) => ['consultation_id', fn.countAll<number>().as('n')])
    .where('consultation_id', 'in', [...consultationIds])
    .groupBy('consultation_id')
    .execute();

/**
 * Comments that wait for review, by consultation and the hour in which they came (UTC, as `2021-05-20T02`). It is what
 * the view comment_state calls held, asked of two tables instead of four: it is counted for every page of the workspace.
 */
export const countHeldByHour = (db: Db, consultationIds: readonly string[]) =>
  db
    .selectFrom('comment as c')
    .select(({ fn }) => [
      'c.consultation_id',
      fn<string>('substr', ['c.received_at', sql.lit(1), sql.lit(13)]).as('hour'),
      fn.countAll<number>().as('n'),
    ])
    .where('c.consultation_id', 'in', [...consultationIds])
    .where('c.withdrawn_at', 'is', null)
    .where(({ eb, fn, val, selectFrom }) =>
      eb(
        fn.coalesce(
          selectFrom('moderation as m')
            .select('m.act')
            .whereRef('m.consultation_id', '=', 'c.consultation_id')
            .whereRef('m.comment_id', '=', 'c.id')
            .whereRef('m.revision', '=', 'c.revision')
            .orderBy('m.seq', 'desc')
            .limit(1),
          val('reopen'),
        ),
        '=',
        'reopen',
      ),
    )
    .groupBy(['c.consultation_id', 'hour'])
    .execute();
