import { dayOf } from '#shared/time.ts';
import { contactKey, type JournalEntry, journalErasures } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import { actOn } from './acting.ts';
import { allows } from './case/standing.ts';
import * as queries from './inquiries.queries.ts';
import { readInquiry } from './inquiries.ts';

/** Takes away what a requester wrote and left; number, kind, channel, day and acts stay. Part of the running write. */
export async function leaveNumber(tx: Context, row: queries.InquiryRow, day: string): Promise<boolean> {
  if (row.withdrawn_day !== null) return false;
  await queries.setWithdrawn(tx.db, row.id, { withdrawn_day: day });
  await queries.deleteWords(tx.db, row.id);
  await queries.deleteContacts(tx.db, row.id);
  await queries.deleteKeys(tx.db, row.text_id);
  await queries.emptyExchange(tx.db, row.id);
  return true;
}

/** The same, noted in the journal. Part of the running write. */
export async function eraseWords(tx: Context, row: queries.InquiryRow): Promise<void> {
  if (await leaveNumber(tx, row, dayOf(tx.clock.now())))
    await journalErasures(tx, [{ kind: 'inquiry', subject: '', key: row.id }]);
}

/**
 * Erases again in a restored store, on the day on which it had been; the act by which the requester took it back was lost
 * with the backup, and is done again. Part of the running write.
 */
export async function eraseInquiry(tx: Context, { key, day }: JournalEntry): Promise<boolean> {
  const row = await queries.findById(tx.db, key);
  if (!row || !(await leaveNumber(tx, row, day))) return false;
  const { standing } = await readInquiry(tx, row);
  if (allows(standing, 'withdraw')) await actOn(tx, { id: key, seq: standing.seq }, 'withdraw', {});
  return true;
}

/** Erases a sealed contact again, unless it is one that came later. Part of the running write. */
export async function eraseInquiryContact(tx: Context, { key }: JournalEntry): Promise<boolean> {
  const [id = ''] = key.split('.');
  const contacts = await queries.listContacts(tx.db, id);
  if (!contacts.some(({ sealed }) => contactKey(id, sealed) === key)) return false;
  await queries.deleteContacts(tx.db, id);
  return true;
}

/** The journal’s lines for the contacts of a case. */
export const contactErasures = (id: string, contacts: readonly { sealed: Uint8Array }[]) =>
  contacts.map(({ sealed }) => ({
    kind: 'inquiry-contact' as const,
    subject: '',
    key: contactKey(id, sealed),
  }));
