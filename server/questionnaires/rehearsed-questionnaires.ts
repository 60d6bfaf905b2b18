import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { deleteQuestionnaire } from './questionnaires.queries.ts';
import type { Questionnaire } from './questionnaires.ts';

/**
 * Deletes a rehearsed questionnaire of which nothing is left but itself. Part of the running write. Throws NotFoundError
 * for a real one.
 */
export async function deleteRehearsedQuestionnaire(
  tx: Context,
  { id, exercise }: Questionnaire,
): Promise<void> {
  if (!exercise) throw new NotFoundError();
  await deleteQuestionnaire(tx.db, id);
  tx.store.expirePages();
}
