import type { Context } from '#server/context.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';

export const storedRows = ({ db }: Context) =>
  db.selectFrom('response').selectAll().orderBy('questionnaire_id').orderBy('id').execute();

/** The one response that is stored. */
export const storedRow = ({ db }: Context) => db.selectFrom('response').selectAll().executeTakeFirstOrThrow();

/** The answers of the one response that is stored. */
export const storedAnswers = async (ctx: Context): Promise<StoredAnswers> =>
  JSON.parse((await storedRow(ctx)).answers ?? 'null');

/** Every text that is stored, as `B2: words`. */
export const storedTexts = async ({ db }: Context): Promise<string[]> =>
  (await db.selectFrom('response_text').select(['item', 'text']).orderBy('item').execute()).map(
    ({ item, text }) => `${item}: ${text}`,
  );

export const halfAnswers = ({ db }: Context) => db.selectFrom('answering').selectAll().execute();
