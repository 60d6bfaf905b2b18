import type { JournalEntry } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import * as queries from './responses.queries.ts';

/** Withdraws a response again in a restored store, on the day on which it had been. Part of the running write. */
export async function eraseResponse(tx: Context, { subject, key, day }: JournalEntry): Promise<boolean> {
  const place = { questionnaireId: subject, id: Buffer.from(key, 'hex') };
  await queries.deleteTexts(tx.db, place);
  return queries.updateToWithdrawn(tx.db, place, day);
}

/** Erases words again that had been corrected away. Part of the running write. */
export const eraseText = (tx: Context, { key }: JournalEntry): Promise<boolean> =>
  queries.deleteTextRows(tx.db, [Number(key)]);
