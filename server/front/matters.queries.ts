import type { Kysely } from 'kysely';
import { dataVersion } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

/** A number that is another one after every write, whoever wrote. */
export const lastWrite = (db: Db): Promise<number | string> => dataVersion(db);

/** Appeals that nobody has decided, by consultation and by the officer whose decision they are against. */
export const countAppeals = (db: Db, consultationIds: readonly string[]) =>
  db
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
    .select(({ fn }) => ['appeal.consultation_id', 'comment_state.officer_id', fn.countAll<number>().as('n')])
    .where('appeal.consultation_id', 'in', [...consultationIds])
    .where('appeal_decision.at', 'is', null)
    .groupBy(['appeal.consultation_id', 'comment_state.officer_id'])
    .execute();

/** Opinions that count and are in no group, by consultation. */
export const countUngrouped = (db: Db, consultationIds: readonly string[]) =>
  db
    .selectFrom('counted_opinion')
    .select(({ fn }) => ['consultation_id', fn.countAll<number>().as('n')])
    .where('consultation_id', 'in', [...consultationIds])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('group_member')
            .select('group_member.group_id')
            .whereRef('group_member.opinion_id', '=', 'counted_opinion.id'),
        ),
      ),
    )
    .groupBy('consultation_id')
    .execute();

/** Groups with an opinion that counts and without any answer, by consultation. */
export const countUnanswered = (db: Db, consultationIds: readonly string[]) =>
  db
    .selectFrom('opinion_group')
    .select(({ fn }) => ['opinion_group.consultation_id', fn.countAll<number>().as('n')])
    .where('opinion_group.consultation_id', 'in', [...consultationIds])
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
    .groupBy('opinion_group.consultation_id')
    .execute();

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
