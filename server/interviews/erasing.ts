import { dayOf } from '#shared/time.ts';
import type { JournalEntry } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import * as queries from './interviews.queries.ts';

/** Takes away what an asker wrote; number, channel and day stay. Part of the running write; false where it was done. */
export async function leaveNumber(tx: Context, row: queries.QuestionRow, day: string): Promise<boolean> {
  if (row.withdrawn_day !== null) return false;
  const received = new Date(`${dayOf(new Date(row.received_at))}T00:00:00+08:00`);
  await queries.setWithdrawn(
    tx.db,
    { pieceId: row.piece_id, id: row.id },
    { withdrawn_day: day, received_at: received.toISOString() },
  );
  return true;
}

/** Withdraws a question again in a restored store, on the day on which it had been. Part of the running write. */
export async function eraseQuestion(tx: Context, { subject, key, day }: JournalEntry): Promise<boolean> {
  const row = await queries.findQuestion(tx.db, { pieceId: subject, id: Buffer.from(key, 'hex') });
  return row !== undefined && leaveNumber(tx, row, day);
}
