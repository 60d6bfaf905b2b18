import type { Context } from '../context.ts';
import { deleteDocument } from './drafts.queries.ts';

/** Deletes a rehearsed draft. Part of the running write. The store refuses it for a real one. */
export const deleteRehearsedDocument = (tx: Context, id: string): Promise<void> => deleteDocument(tx.db, id);
