import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** Comments of a consultation that wait for review and came before a moment. */
export const countHeldBefore = async (db: Db, consultationId: string, before: string): Promise<number> =>
  (
    await db
      .selectFrom('comment_state')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('consultation_id', '=', consultationId)
      .where('state', '=', 'held')
      .where('received_at', '<', before)
      .executeTakeFirstOrThrow()
  ).n;

/** Comments of a consultation that wait for review. */
export const countHeld = (db: Db, consultationId: string) => countHeldBefore(db, consultationId, '9999');

/** Appeals that nobody has decided, without those against a decision of this officer. */
export const countAppeals = async (db: Db, consultationId: string, officerId = ''): Promise<number> =>
  (
    await db
      .selectFrom('appeal')
      .innerJoin('comment_state', (join) =>
        join
          .onRef('comment_state.consultation_id', '=', 'appeal.consultation_id')
          .onRef('comment_state.comment_id', '=', 'appeal.comment_id')
          .onRef('comment_state.moderation_seq', '=', 'appeal.moderation_seq'),
      )
      .leftJoin('appeal_decision', (join) =>
        join
          .onRef('appeal_decision.consultation_id', '=', 'appeal.consultation_id')
          .onRef('appeal_decision.comment_id', '=', 'appeal.comment_id'),
      )
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('appeal.consultation_id', '=', consultationId)
      .where('appeal_decision.at', 'is', null)
      .where('comment_state.officer_id', '!=', officerId)
      .executeTakeFirstOrThrow()
  ).n;

/** Opinions that count and are in no group. */
export const countUngrouped = async (db: Db, consultationId: string): Promise<number> =>
  (
    await db
      .selectFrom('counted_opinion')
      .leftJoin('group_member', 'group_member.opinion_id', 'counted_opinion.id')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('counted_opinion.consultation_id', '=', consultationId)
      .where('group_member.opinion_id', 'is', null)
      .executeTakeFirstOrThrow()
  ).n;

/** Groups with an opinion that counts and without any answer. */
export const countUnanswered = async (db: Db, consultationId: string): Promise<number> =>
  (
    await db
      .selectFrom('opinion_group')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('opinion_group.consultation_id', '=', consultationId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('disposition')
              .select('disposition.no')
              .whereRef('disposition.group_id', '=', 'opinion_group.id'),
          ),
        ),
      )
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('group_member')
            .innerJoin('counted_opinion', 'counted_opinion.id', 'group_member.opinion_id')
            .select('group_member.opinion_id')
            .whereRef('group_member.group_id', '=', 'opinion_group.id'),
        ),
      )
      .executeTakeFirstOrThrow()
  ).n;

/** The day by which what an approval would publish is promised: of the questionnaire or consultation that it belongs to. */
export async function findPromise(db: Db, kind: string, subjectId: string): Promise<string | undefined> {
  if (kind === 'release') {
    const found = await db
      .selectFrom('release')
      .innerJoin('questionnaire', 'questionnaire.id', 'release.questionnaire_id')
      .select('questionnaire.results_due_on as day')
      .where('release.id', '=', subjectId)
      .executeTakeFirst();
    return found?.day;
  }
  if (kind !== 'outcome') return undefined;
  const found = await db
    .selectFrom('outcome')
    .innerJoin('round', 'round.consultation_id', 'outcome.consultation_id')
    .select('round.feedback_due_on as day')
    .where('outcome.id', '=', subjectId)
    .orderBy('round.no', 'desc')
    .executeTakeFirst();
  return found?.day;
}
