import { addDays, dayOf } from '#shared/time.ts';
import { journalErasures } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import { record } from '../staff/audit.ts';
import * as queries from './contact-retention.queries.ts';
import { contactErasures } from './erasing.ts';

/** Days after a case was closed for which officers may still have to reach its requester; the form says so. */
export const DAYS_AFTER_CLOSING = 90;

/** Days after a case began for which a contact is kept at most: 24 months. */
const MOST_DAYS = 730;

/** Contacts that are erased together. */
const PORTION = 200;

/** The last day on which the contact of a case is kept, as the case stands now. */
export function contactKeptUntil(row: { received_at: string; closed_at: string | null }): string {
  const most = addDays(dayOf(new Date(row.received_at)), MOST_DAYS);
  if (row.closed_at === null) return most;
  const after = addDays(dayOf(new Date(row.closed_at)), DAYS_AFTER_CLOSING);
  return after < most ? after : most;
}

/** Erases contacts of requesters whose days are over; each portion is an event of the audit trail. Tells how many. */
export async function eraseExpiredInquiryContacts(ctx: Context, signal: AbortSignal): Promise<number> {
  let all = 0;
  for (let more = true; more && !signal.aborted; ) {
    const erased = await erasePortion(ctx);
    all += erased;
    more = erased === PORTION;
  }
  if (all > 0) ctx.log.info({ contacts: all }, 'contacts of cases erased on their day');
  return all;
}

const beginning = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

const erasePortion = (ctx: Context): Promise<number> =>
  ctx.store.write(async (tx) => {
    const today = dayOf(tx.clock.now());
    const due = await queries.listContactsBefore(tx.db, {
      closed: beginning(addDays(today, -DAYS_AFTER_CLOSING)),
      received: beginning(addDays(today, -MOST_DAYS)),
      limit: PORTION,
    });
    const departments = new Map<string, number>();
    for (const contact of due) {
      const { inquiry_id: id, purpose, department_id: departmentId } = contact;
      await queries.deleteContact(tx.db, id, purpose);
      await journalErasures(tx, contactErasures(id, [contact]));
      departments.set(departmentId, (departments.get(departmentId) ?? 0) + 1);
    }
    for (const [departmentId, contacts] of departments)
      await record(tx, {
        officerId: null,
        departmentId,
        act: 'contacts.erased',
        subject: 'inquiries',
        detail: { contacts },
      });
    return due.length;
  });
