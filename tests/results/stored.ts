import type { Context } from '#server/context.ts';
import type { Questionnaire } from '#server/questionnaires/questionnaires.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';

/** Every answer that is kept of a questionnaire. */
export const answersOf = async ({ db }: Context, { id }: Questionnaire): Promise<StoredAnswers[]> =>
  (await db.selectFrom('response').select('answers').where('questionnaire_id', '=', id).execute()).flatMap(
    ({ answers }) => (answers === null ? [] : [JSON.parse(answers) as StoredAnswers]),
  );
