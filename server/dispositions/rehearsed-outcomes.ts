import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { deleteAll } from './dispositions.queries.ts';

/**
 * Deletes groups, answers and outcomes of a rehearsed consultation. Part of the running write. The store refuses it for a
 * real one.
 */
export const deleteRehearsedOutcomes = (tx: Context, { id }: Pick<Consultation, 'id'>): Promise<void> =>
  deleteAll(tx.db, id);
