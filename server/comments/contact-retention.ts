import { addDays, addMonths, dayOf, lastDayBefore } from '#shared/time.ts';
import { type Consultation, listEveryConsultation } from '../consultations/consultations.ts';
import { findPublishedOutcome } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import { record } from '../staff/audit.ts';
import { deleteContactsOf } from './contact-retention.queries.ts';

/** Days after the outcome is public for which officers may still have to reach an author; the form says so. */
const DAYS_AFTER_OUTCOME = 90;

/** Months after closing for which contacts are kept at most, where no outcome is published. */
const MOST_MONTHS = 24;

/** Contacts that are erased together. */
const PORTION = 200;

/**
 * The last day on which contacts of commenters are kept: 90 days after the outcome is public (after closing, where the
 * consultation was taken back), and never more than 24 months after closing.
 */
export function contactsKeptUntil(
  { round, retracted }: Pick<Consultation, 'round' | 'retracted'>,
  outcomeOn: string | undefined,
): string {
  const closed = lastDayBefore(round.window.closesAt);
  const most = addMonths(closed, MOST_MONTHS);
  const answered = retracted ? closed : outcomeOn;
  if (answered === undefined) return most;
  const after = addDays(answered > closed ? answered : closed, DAYS_AFTER_OUTCOME);
  return after < most ? after : most;
}

/** By the outcome as it is published now. */
export async function findContactsKeptUntil(ctx: Context, consultation: Consultation): Promise<string> {
  const outcome = await findPublishedOutcome(ctx, consultation.id);
  return contactsKeptUntil(consultation, outcome && dayOf(outcome.publishedAt));
}

/** Erases contacts of commenters whose days are over; each portion is an event of the audit trail. Tells how many. */
export async function eraseExpiredContacts(ctx: Context, signal: AbortSignal): Promise<number> {
  let all = 0;
  for (const consultation of await listEveryConsultation(ctx)) {
    if (dayOf(ctx.clock.now()) <= (await findContactsKeptUntil(ctx, consultation))) continue;
    for (let more = true; more && !signal.aborted; ) {
      const erased = await erasePortion(ctx, consultation);
      all += erased;
      more = erased === PORTION;
    }
  }
  if (all > 0) ctx.log.info({ contacts: all }, 'contacts erased on their day');
  return all;
}

const erasePortion = (ctx: Context, { id, departmentId, slug }: Consultation): Promise<number> =>
  ctx.store.write(async (tx) => {
    const contacts = await deleteContactsOf(tx.db, id, PORTION);
    if (contacts === 0) return 0;
    tx.store.noteErasure();
    const act = 'contacts.erased';
    await record(tx, { officerId: null, departmentId, act, subject: slug, detail: { contacts } });
    return contacts;
  });
