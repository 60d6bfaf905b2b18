import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type Approval, getApproval, listApprovalsOf, loadApproval } from './approval-records.ts';
import * as queries from './approvals.queries.ts';
import { keepAttachment } from './attachments.ts';
import { record } from './audit.ts';
import { actorOf } from './chain-people.ts';
import { confirmsSecrecy, type Done, isAuthor, nextStep, placeFor } from './chain-rules.ts';
import { chainOf } from './chains.ts';
import { type PublicationKind, publications } from './publications.ts';
import { can, NotAllowedError } from './roles.ts';
import { findOfficer } from './staff.ts';
import { actingFor } from './stand-ins.ts';

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

/** Nobody acts twice in a chain, unless it names them again. */
class ActedBeforeError extends DomainError {
  readonly type = 'acted-before';
  readonly status = 403;
}

/** Another act of the chain is asked for now. */
class OtherActError extends DomainError {
  readonly type = 'other-act';
  readonly status = 409;
}

/** Only who drafted it, or stands in for them, takes it back. */
class NotAuthorError extends DomainError {
  readonly type = 'not-author';
  readonly status = 403;
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
  /** Null: the system, which drafts releases; then nobody is the author. */
  officer: SignedIn | null;
  note?: string | null;
}

/**
 * 拟稿: puts exactly this content before the department's chain as it is set now. The slice whose subject it is has asked
 * the matrix first; here the officer must at least be one who drafts. Throws NotAllowedError, AlreadyWaitingError.
 */
export async function propose(ctx: Context, proposal: Proposal): Promise<Approval> {
  const { departmentId, kind, subjectId, subjectHash, officer, note } = proposal;
  publications.of(kind);
  if (officer && !can(officer, 'write-content', departmentId) && !can(officer, 'make-results', departmentId))
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
      steps: JSON.stringify(await chainOf(tx, departmentId, kind)),
    });
    await add(tx, { id, departmentId, subjectHash, acts: [] }, { act: 'draft', officer, note });
    return loadApproval(tx, id);
  });
}

/** A sheet that was signed on paper: the post that signed, the day on the sheet, and the scan. */
export interface SignedSheet {
  signedBy: string;
  signedOn: string;
  bytes: Uint8Array;
}

export interface Agreement {
  officer: SignedIn;
  /** The hash of what the officer has read. */
  subjectHash: string;
  /** The place in the chain of the act that the officer means; without it, whichever comes next. */
  step?: number | undefined;
  /** Needed for 保密审查, and for 签发 where the chain has no such act. */
  secrecyReviewed?: boolean;
  note?: string | null;
  sheet?: SignedSheet;
}

/**
 * Does the act of the chain that comes next. With the last one, 签发, it calls in the same write the verb registered for
 * the kind, so that what was approved is what is published, or neither happens. Throws NotFoundError, NotAllowedError,
 * OwnWorkError, ActedBeforeError, AlreadyDecidedError, OtherActError, ChangedSinceError, SecrecyNotReviewedError,
 * UnknownScanError.
 */
export const agree = (ctx: Context, approvalId: string, agreement: Agreement): Promise<Approval> =>
  ctx.store.write(async (tx) => {
    const { officer, secrecyReviewed = false, subjectHash, note, step, sheet } = agreement;
    const { approval, next, onBehalfOf } = await decidable(tx, officer, approvalId);
    if (step !== undefined && step !== approval.acts.length + 1) throw new OtherActError();
    const publication = publications.of(approval.kind);
    const current = (await publication.subject?.(tx, approval))?.hash ?? approval.subjectHash;
    if (subjectHash !== approval.subjectHash || current !== approval.subjectHash)
      throw new ChangedSinceError();
    const confirms = confirmsSecrecy(approval.steps, next);
    if (confirms && !secrecyReviewed) throw new SecrecyNotReviewedError();
    for (const person of [officer.id, onBehalfOf])
      if (person && (await publication.wrote?.(tx, approval.subjectId, person))) throw new OwnWorkError();
    const act = { act: next.act, officer, onBehalfOf, note, sheet, secrecyReviewed: confirms };
    await add(tx, approval, act);
    const agreed = await loadApproval(tx, approvalId);
    if (next.act === 'sign') await publication.publish(tx, agreed);
    return agreed;
  });

export type Signature = Omit<Agreement, 'step'> & { secrecyReviewed: boolean };

/** 签发: the last act, once every other one is done. Throws as `agree`; OtherActError before its turn. */
export const sign = (ctx: Context, approvalId: string, signature: Signature): Promise<Approval> =>
  ctx.store.write(async (tx) => {
    const { steps } = await getApproval(tx, signature.officer, approvalId);
    return agree(tx, approvalId, { ...signature, step: steps.length });
  });

interface Noted {
  officer: SignedIn;
  note: string;
}

/** 退回 with a note that says what to change, by whoever may act now. Throws as `agree`, and NoteMissingError. */
export const returnWithNote = (
  ctx: Context,
  approvalId: string,
  { officer, note }: Noted,
): Promise<Approval> =>
  ctx.store.write(async (tx) => {
    const { approval, onBehalfOf } = await decidable(tx, officer, approvalId);
    if (note.trim() === '') throw new NoteMissingError();
    await add(tx, approval, { act: 'return', officer, onBehalfOf, note });
    return loadApproval(tx, approvalId);
  });

/** 撤回 by the author while it waits; it may be proposed anew. Throws NotFoundError, AlreadyDecidedError, NotAuthorError. */
export const recall = (
  ctx: Context,
  approvalId: string,
  { officer }: Pick<Noted, 'officer'>,
): Promise<Approval> =>
  ctx.store.write(async (tx) => {
    const approval = await getApproval(tx, officer, approvalId);
    if (approval.state !== 'waiting') throw new AlreadyDecidedError();
    const absent = (await actingFor(tx, officer.id, dayOf(tx.clock.now()))).find((id) =>
      isAuthor(approval, id),
    );
    const own = isAuthor(approval, officer.id);
    if (!own && absent === undefined) throw new NotAuthorError();
    await add(tx, approval, { act: 'recall', officer, onBehalfOf: own ? null : absent });
    return loadApproval(tx, approvalId);
  });

/** The approval, if this officer may do its next act or return it now. Throws as `agree`. */
export const getDecidable = async (tx: Context, officer: SignedIn, id: string): Promise<Approval> =>
  (await decidable(tx, officer, id)).approval;

/** Of the officer as they are now: a form may come in long after its officer was let in. */
async function decidable(tx: Context, { id: officerId }: SignedIn, id: string) {
  const officer = await findOfficer(tx, officerId);
  if (!officer) throw new NotAllowedError();
  const approval = await getApproval(tx, officer, id);
  const next = nextStep(approval);
  if (!next) throw new AlreadyDecidedError();
  const place = placeFor(approval, await actorOf(tx, officer));
  if (place === 'own-work') throw new OwnWorkError();
  if (place === 'acted-before') throw new ActedBeforeError();
  if (place === 'not-allowed') throw new NotAllowedError();
  return { approval, next, onBehalfOf: place.onBehalfOf };
}

interface NewAct {
  act: Done['act'];
  officer: SignedIn | null;
  onBehalfOf?: string | null | undefined;
  note?: string | null | undefined;
  secrecyReviewed?: boolean;
  sheet?: SignedSheet | undefined;
}

const pastOf = {
  draft: 'approval.proposed',
  review: 'approval.reviewed',
  countersign: 'approval.countersigned',
  legal: 'approval.legality-reviewed',
  secrecy: 'approval.secrecy-reviewed',
  sign: 'approval.signed',
  return: 'approval.returned',
  recall: 'approval.recalled',
} as const satisfies { [act in Done['act']]: string };

async function add(
  tx: Context,
  approval: Pick<Approval, 'id' | 'departmentId' | 'subjectHash' | 'acts'>,
  { act, officer, onBehalfOf = null, note, secrecyReviewed = false, sheet }: NewAct,
): Promise<void> {
  const { id, departmentId, subjectHash, acts } = approval;
  const step = acts.length + 1;
  const stem = `approval-${id}-${step}`;
  const scan =
    sheet && officer ? await keepAttachment(tx, { departmentId, officer, bytes: sheet.bytes, stem }) : null;
  await queries.insertAct(tx.db, {
    approval_id: id,
    step,
    act,
    officer_id: officer?.id ?? null,
    on_behalf_of: onBehalfOf,
    at: tx.clock.now().toISOString(),
    secrecy_reviewed: secrecyReviewed ? 1 : 0,
    note: note?.trim() || null,
    signed_by: scan ? (sheet?.signedBy.trim() ?? null) : null,
    signed_on: scan ? (sheet?.signedOn ?? null) : null,
    attachment_id: scan,
  });
  await record(tx, {
    officerId: officer?.id ?? null,
    departmentId,
    act: pastOf[act],
    subject: id,
    ...(onBehalfOf || scan ? { detail: { on_behalf_of: onBehalfOf, scan } } : {}),
    after: subjectHash,
  });
}
