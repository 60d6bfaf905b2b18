import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import * as queries from './comments.queries.ts';
import { unsealContact } from './contacts.ts';
import { checkReason, type DecisionProblem } from './decision-problems.ts';

export interface ContactOpening {
  consultation: Consultation;
  no: number;
  officer: SignedIn;
  /** Why the officer must reach the author; it stands in the audit trail. */
  reason: string;
}

/**
 * Opens a sealed contact: the reason is in the audit trail before the words are given. Throws NotAllowedError,
 * NotFoundError (no such comment, or it has no contact).
 */
export async function openContact(
  ctx: Context,
  { consultation, no, officer, reason }: ContactOpening,
): Promise<{ words: string } | { problems: DecisionProblem[] }> {
  requireCan(officer, 'open-contact', consultation.departmentId);
  const comment = await queries.findCommentByNo(ctx.db, consultation.id, no);
  if (!comment) throw new NotFoundError();
  const problems = checkReason(reason);
  if (problems.length > 0) return { problems };
  return ctx.store.write(async (tx) => {
    const key = { consultationId: consultation.id, id: comment.id };
    const contact = await queries.findContact(tx.db, key, 'contact');
    if (!contact) throw new NotFoundError();
    await record(tx, {
      officerId: officer.id,
      departmentId: consultation.departmentId,
      act: 'contact.opened',
      subject: `${consultation.slug} ${no}`,
      detail: { reason: reason.trim() },
    });
    return { words: unsealContact(tx, comment.id, 'contact', contact.sealed) };
  });
}
