import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import {
  type Approval,
  type ApprovalAct,
  getApproval,
  isOwnWork,
  listApprovalsOf,
} from './approval-records.ts';
import * as queries from './approvals.queries.ts';
import { record } from './audit.ts';
import { type PublicationKind, publications } from './publications.ts';
import { can, holds, NotAllowedError } from './roles.ts';

export const NOTE_MAX = 500;

/** Author and signer are two officers. */
export class OwnWorkError extends DomainError {
  readonly type = 'own-work';
  readonly status = 403;
}

class AlreadyDecidedError extends DomainError {
  readonly type = 'already-decided';
  readonly status = 409;
}

/** The subject already waits for a signature. */
export class AlreadyWaitingError extends DomainError {
  readonly type = 'already-waiting';
  readonly status = 409;
}

/** What would be published is not what was proposed. */
class ChangedSinceError extends DomainError {
  readonly type = 'changed-since';
  readonly status = 409;
}

class SecrecyNotReviewedError extends DomainError {
  readonly type = 'secrecy-not-reviewed';
  readonly status = 422;
}

class NoteMissingError extends DomainError {
  readonly type = 'note-missing';
  readonly status = 422;
}

export interface Proposal {
  departmentId: string;
  kind: PublicationKind;
  subjectId: string;
  subjectHash: string;
  officer: SignedIn;
  note?: string | null;
}

/**
 * 拟稿: puts exactly this content before the department's approvers. The slice whose subject it is has asked the matrix
 * first; here the officer must at least be one who drafts. Throws NotAllowedError, AlreadyWaitingError.
 */
export async function propose(ctx: Context, proposal: Proposal): Promise<Approval> {
  const { departmentId, kind, subjectId, subjectHash, officer, note } = proposal;
  publications.of(kind);
  if (!can(officer, 'write-content', departmentId) && !can(officer, 'make-results', departmentId))
    throw new NotAllowedError();
  const id = ctx.random(9).toString('base64url');
  return ctx.store.write(async (tx) => {
    const earlier = await listApprovalsOf(tx, kind, subjectId);
    if (earlier.some(({ state }) => state === 'waiting')) throw new AlreadyWaitingError();
    await queries.insertApproval(tx.db, {
      id,
      department_id: departmentId,
      kind,
      subject_id: subjectId,
      subject_hash: subjectHash,
    });
    await add(tx, { id, departmentId, acts: [] }, { act: 'draft', officer, note });
    return getApproval(tx, officer, id);
  });
}

export interface Signature {
  officer: SignedIn;
  secrecyReviewed: boolean;
  note?: string | null;
  /** The hash of what the officer has read. */
  subjectHash: string;
}

/**
 * 签发: the last approval. In the same write it calls the verb registered for the kind, so that what was approved is what
 * is published, or neither happens. Throws NotFoundError, NotAllowedError, OwnWorkError, AlreadyDecidedError,
 * ChangedSinceError, SecrecyNotReviewedError.
 */
export const sign = (ctx: Context, approvalId: string, signature: Signature): Promise<Approval> =>
  ctx.store.write(async (tx) => {
    const { officer, secrecyReviewed, subjectHash, note } = signature;
    const approval = await getDecidable(tx, officer, approvalId);
    const publication = publications.of(approval.kind);
    const current = (await publication.subject?.(tx, approval))?.hash ?? approval.subjectHash;
    if (subjectHash !== approval.subjectHash || current !== approval.subjectHash)
      throw new ChangedSinceError();
    if (!secrecyReviewed) throw new SecrecyNotReviewedError();
    await add(tx, approval, { act: 'sign', officer, note, secrecyReviewed });
    const signed = await getApproval(tx, officer, approvalId);
    await publication.publish(tx, signed);
    return signed;
  });

/** 退回 with a note that says what to change; a changed subject is proposed anew. Throws as `sign`, and NoteMissingError. */
export const returnWithNote = (
  ctx: Context,
  approvalId: string,
  { officer, note }: { officer: SignedIn; note: string },
): Promise<Approval> =>
  ctx.store.write(async (tx) => {
    const approval = await getDecidable(tx, officer, approvalId);
    if (note.trim() === '') throw new NoteMissingError();
    await add(tx, approval, { act: 'return', officer, note });
    return getApproval(tx, officer, approvalId);
  });

/** The approval, if this officer may sign or return it now. Throws as `sign`. */
export async function getDecidable(tx: Context, officer: SignedIn, id: string): Promise<Approval> {
  const approval = await getApproval(tx, officer, id);
  if (!holds(officer, 'approver', approval.departmentId)) throw new NotAllowedError();
  if (isOwnWork(approval, officer)) throw new OwnWorkError();
  if (approval.state !== 'waiting') throw new AlreadyDecidedError();
  return approval;
}

interface NewAct {
  act: ApprovalAct['act'];
  officer: SignedIn;
  note?: string | null | undefined;
  secrecyReviewed?: boolean;
}

const pastOf = { draft: 'approval.proposed', sign: 'approval.signed', return: 'approval.returned' } as const;

async function add(
  tx: Context,
  { id, departmentId, acts }: Pick<Approval, 'id' | 'departmentId' | 'acts'>,
  { act, officer, note, secrecyReviewed = false }: NewAct,
): Promise<void> {
  await queries.insertAct(tx.db, {
    approval_id: id,
    step: acts.length + 1,
    act,
    officer_id: officer.id,
    at: tx.clock.now().toISOString(),
    secrecy_reviewed: secrecyReviewed ? 1 : 0,
    note: note?.trim() || null,
  });
  await record(tx, { officerId: officer.id, departmentId, act: pastOf[act], subject: id });
}
