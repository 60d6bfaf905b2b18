import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** How many comments stand where, by the rule or destination of the act that holds. */
export const countStates = (db: Db, consultationId: string) =>
  db
    .selectFrom('comment_state')
    .select(({ fn }) => ['state', 'rule', 'destination', 'channel', fn.countAll<number>().as('n')])
    .where('consultation_id', '=', consultationId)
    .groupBy(['state', 'rule', 'destination', 'channel'])
    .execute();

/** Times of receipt and of the review that holds, for counting by day. */
export const listTimes = (db: Db, consultationId: string) =>
  db
    .selectFrom('comment_state')
    .select(['received_at', 'moderated_at', 'state'])
    .where('consultation_id', '=', consultationId)
    .execute();

/**
 * Replies without opinion, and the signatories of joint letters, among the comments that count. There are few of them:
 * only theirs is the state asked.
 */
export const countSpecial = (db: Db, consultationId: string) =>
  db
    .selectFrom('comment_version')
    .innerJoin('comment_state', (join) =>
      join
        .onRef('comment_version.consultation_id', '=', 'comment_state.consultation_id')
        .onRef('comment_version.comment_id', '=', 'comment_state.comment_id')
        .onRef('comment_version.revision', '=', 'comment_state.revision'),
    )
    .select(({ fn, eb }) => [
      fn
        .sum<number | null>(eb.case().when('comment_version.statement', 'is not', null).then(1).else(0).end())
        .as('noComment'),
      fn.sum<number | null>('comment_version.signatories').as('signatories'),
    ])
    .where('comment_version.consultation_id', '=', consultationId)
    .where(({ eb, or }) =>
      or([
        eb('comment_version.statement', 'is not', null),
        eb('comment_version.signatories', 'is not', null),
      ]),
    )
    .where('comment_state.state', 'in', ['released', 'redacted', 'not_shown'])
    .executeTakeFirstOrThrow();
