import { dayOf } from '#shared/time.ts';
import { contactKey, type JournalEntry } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import * as queries from './comments.queries.ts';

/** Takes everything away that the author wrote; number, channel and day stay. Part of the running write. */
export async function leaveTombstone(tx: Context, row: queries.CommentRow, at: Date): Promise<void> {
  const key = { consultationId: row.consultation_id, id: row.id };
  const receivedAt = new Date(row.received_at);
  await queries.updateToWithdrawn(tx.db, key, {
    withdrawn_at: at.toISOString(),
    received_at: startOf(dayOf(receivedAt)).toISOString(),
  });
  await queries.deleteWords(tx.db, key);
  await queries.deleteKeys(tx.db, row.text_id);
}

const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`);

/** Withdraws a comment again in a restored store, on the day on which it had been. Part of the running write. */
export async function eraseComment(tx: Context, { subject, key, day }: JournalEntry): Promise<boolean> {
  const row = await queries.findComment(tx.db, { consultationId: subject, id: Buffer.from(key, 'hex') });
  if (!row || row.withdrawn_at !== null) return false;
  await leaveTombstone(tx, row, startOf(day));
  return true;
}

/** Erases a contact again, unless it is one that came later. Part of the running write. */
export async function eraseCommentContact(tx: Context, { subject, key }: JournalEntry): Promise<boolean> {
  const [id = ''] = key.split('.');
  const place = { consultationId: subject, id: Buffer.from(id, 'hex') };
  const contact = await queries.findContact(tx.db, place, 'contact');
  if (!contact || contactKey(id, contact.sealed) !== key) return false;
  await queries.deleteContact(tx.db, place, 'contact');
  return true;
}
