import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { deleteAll } from './responses.queries.ts';

/** Deletes every response to a rehearsed questionnaire. Part of the running write. Throws NotFoundError for a real one. */
export async function deleteRehearsedResponses(tx: Context, { id, exercise }: Questionnaire): Promise<void> {
  if (!exercise) throw new NotFoundError();
  await deleteAll(tx.db, id);
}
