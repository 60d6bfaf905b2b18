import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { deleteAll } from './comments.queries.ts';

/** Deletes every comment on a rehearsed consultation. Part of the running write. The store refuses it for a real one. */
export const deleteRehearsedComments = (tx: Context, { id }: Pick<Consultation, 'id'>): Promise<void> =>
  deleteAll(tx.db, id);
