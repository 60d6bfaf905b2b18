import type { Context } from '../context.ts';
import { deleteRehearsedDocument } from '../drafts/rehearsed-documents.ts';
import { deleteConsultation } from './consultations.queries.ts';
import type { Consultation } from './consultations.ts';

/**
 * Deletes a rehearsed consultation with its draft and preparation, once nothing else of it is left. Part of the running
 * write. The store refuses it for a real one.
 */
export async function deleteRehearsedConsultation(
  tx: Context,
  { id }: Pick<Consultation, 'id'>,
): Promise<void> {
  await deleteRehearsedDocument(tx, await deleteConsultation(tx.db, id));
  tx.store.expirePages();
}
