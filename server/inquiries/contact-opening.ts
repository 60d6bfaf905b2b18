import { unsealContact } from '../comments/contacts.ts';
import { checkReason, type DecisionProblem } from '../comments/decision-problems.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { can, requireCan } from '../staff/roles.ts';
import { requireOpens } from './desk-scope.ts';
import * as queries from './inquiries.queries.ts';
import { type ContactPurpose, findInquiryByNumber, type Inquiry } from './inquiries.ts';

export interface InquiryContactOpening {
  number: string;
  officer: SignedIn;
  /** Why the requester must be reached; it stands in the audit trail. */
  reason: string;
  /** `applicant`: who made an application (OGI Regulations, art. 29). */
  purpose?: ContactPurpose;
}

/** What the requester of a case left sealed, for who may open it; of other officers' cases nothing is told. */
export async function contactsFor(
  ctx: Context,
  officer: SignedIn,
  { row }: Inquiry,
): Promise<ContactPurpose[]> {
  if (!can(officer, 'open-contact', row.department_id)) return [];
  const contacts = await queries.listContacts(ctx.db, row.id);
  return (['contact', 'applicant'] as const).filter((each) =>
    contacts.some(({ purpose }) => purpose === each),
  );
}

/**
 * Opens what a requester left, for the department that registered the case and for no other, whichever answers it: the
 * reason is in the audit trail before the words are given. Throws NotFoundError (no such case, one that the officer does
 * not open, or nothing was left), NotAllowedError.
 */
export async function openInquiryContact(
  ctx: Context,
  { number, officer, reason, purpose = 'contact' }: InquiryContactOpening,
): Promise<{ words: string } | { problems: DecisionProblem[] }> {
  const inquiry = await findInquiryByNumber(ctx, number);
  requireOpens(officer, inquiry);
  const { id, department_id: departmentId } = inquiry.row;
  requireCan(officer, 'open-contact', departmentId);
  const problems = checkReason(reason);
  if (problems.length > 0) return { problems };
  return ctx.store.write(async (tx) => {
    const contact = await queries.findContact(tx.db, id, purpose);
    if (!contact) throw new NotFoundError();
    await record(tx, {
      officerId: officer.id,
      departmentId,
      act: 'inquiry.contact-opened',
      subject: inquiry.row.number,
      detail: { reason: reason.trim(), purpose },
    });
    return { words: unsealContact(tx, Buffer.from(id, 'hex'), 'contact', contact.sealed) };
  });
}
