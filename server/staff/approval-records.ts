import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import * as queries from './approvals.queries.ts';
import { actorOf } from './chain-people.ts';
import {
  type Actor,
  type ChainState,
  type Done,
  fits,
  holdsChainRole,
  isAuthor,
  placeFor,
  stateOf,
} from './chain-rules.ts';
import { type NamedStep, nameSteps, readSteps } from './chains.ts';
import type { PublicationKind } from './publications.ts';
import { scopeOf } from './roles.ts';

export type ApprovalState = ChainState;

/** A dated act of an officer. Acts are only ever added. */
export interface ApprovalAct extends Done {
  step: number;
  /** Nobody: the system, which drafts releases. */
  officerId: string | null;
  title: Text | null;
  /** The officer in whose place a deputy acted. */
  onBehalfOf: string | null;
  onBehalfOfTitle: Text | null;
  at: Date;
  secrecyReviewed: boolean;
  note: string | null;
  /** The act was signed on paper and its sheet scanned. */
  paper: { signedBy: string; signedOn: string; attachmentId: string } | null;
}

export interface Approval {
  id: string;
  departmentId: string;
  departmentName: Text;
  kind: PublicationKind;
  subjectId: string;
  /** The hash of exactly what is to be published. */
  subjectHash: string;
  /** The acts that are asked for, as the department had set them when this began. */
  steps: readonly NamedStep[];
  acts: ApprovalAct[];
  /** What the acts come to. */
  state: ApprovalState;
}

export const isOwnWork = (approval: Pick<Approval, 'acts'>, officer: Pick<SignedIn, 'id'>): boolean =>
  isAuthor(approval, officer.id);

/** Whether somebody may do the act that comes next, or return it. */
export const mayDecide = (approval: Approval, actor: Actor): boolean =>
  typeof placeFor(approval, actor) !== 'string';

/** Throws NotFoundError, also for what neither lies in the officer's departments nor asks anything of them. */
export async function getApproval(ctx: Context, officer: SignedIn, id: string): Promise<Approval> {
  const approval = await loadApproval(ctx, id);
  if (!(await maySee(ctx, officer, approval))) throw new NotFoundError();
  return approval;
}

/** Throws NotFoundError. */
export async function loadApproval(ctx: Context, id: string): Promise<Approval> {
  const row = await queries.findApproval(ctx.db, id);
  const [approval] = row ? await withActs(ctx, [row]) : [];
  if (!approval) throw new NotFoundError();
  return approval;
}

/** Whoever holds no content any more sees nothing of it, also of what they once had a hand in. */
async function maySee(ctx: Context, officer: SignedIn, approval: Approval): Promise<boolean> {
  const scope = scopeOf(officer);
  if (scope.length === 0) return false;
  if (scope.includes(approval.departmentId)) return true;
  if (approval.acts.some(({ officerId }) => officerId === officer.id)) return true;
  const { standsFor } = await actorOf(ctx, officer);
  return approval.steps.some(
    (step) =>
      step.act !== 'draft' &&
      [officer, ...standsFor].some((person) => fits(step, approval.departmentId, person)),
  );
}

/**
 * Whether a chain that waits asks an act of this officer: then they read what it is about, though it lies outside their
 * departments.
 */
export async function isAsked(
  ctx: Context,
  officer: SignedIn,
  kind: PublicationKind,
  subjectId: string,
): Promise<boolean> {
  const last = (await listApprovalsOf(ctx, kind, subjectId)).at(-1);
  return last?.state === 'waiting' && holdsChainRole(officer) && maySee(ctx, officer, last);
}

/** What waits for an act of this officer, in their own place or another's, the longest waiting first. */
export async function listWaiting(ctx: Context, officer: SignedIn): Promise<Approval[]> {
  if (!holdsChainRole(officer)) return [];
  const actor = await actorOf(ctx, officer);
  const undecided = await withActs(ctx, await queries.listUndecided(ctx.db));
  return undecided.filter((approval) => mayDecide(approval, actor)).sort(byLastAct);
}

/** How much waits for this officer. */
export const countWaiting = async (ctx: Context, officer: SignedIn): Promise<number> =>
  (await listWaiting(ctx, officer)).length;

/** The subjects of these kinds that approvers have before them. */
export const waitingSubjects = async (
  ctx: Context,
  kinds: readonly PublicationKind[],
): Promise<ReadonlySet<string>> => {
  const undecided = await withActs(ctx, await queries.listUndecided(ctx.db));
  return new Set(
    undecided
      .filter(({ kind, state }) => kinds.includes(kind) && state === 'waiting')
      .map(({ subjectId }) => subjectId),
  );
};

/** What this officer drafted, the newest first. */
export const listOwn = async (ctx: Context, officer: SignedIn, limit = 20): Promise<Approval[]> =>
  scopeOf(officer).length === 0 ? [] : withActs(ctx, await queries.listDraftedBy(ctx.db, officer.id, limit));

/** What was decided in the officer's departments, the latest first. */
export async function listDecided(ctx: Context, officer: SignedIn, limit = 20): Promise<Approval[]> {
  const departments = scopeOf(officer);
  if (departments.length === 0) return [];
  return withActs(ctx, await queries.listDecidedIn(ctx.db, departments, limit));
}

/** Every approval of a subject, the oldest first. */
export const listApprovalsOf = async (
  ctx: Context,
  kind: PublicationKind,
  subjectId: string,
): Promise<Approval[]> =>
  (await withActs(ctx, await queries.listOfSubject(ctx.db, kind, subjectId))).sort(byDraft);

const draftedAt = ({ acts }: Approval) => acts[0]?.at.getTime() ?? 0;
const byDraft = (a: Approval, b: Approval) => draftedAt(a) - draftedAt(b);

const lastActAt = ({ acts }: Approval) => acts.at(-1)?.at.getTime() ?? 0;
const byLastAct = (a: Approval, b: Approval) => lastActAt(a) - lastActAt(b);

async function withActs(ctx: Context, rows: queries.ApprovalRow[]): Promise<Approval[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const all = await queries.listActs(ctx.db, ids);
  const chains = await nameSteps(
    ctx,
    rows.map(({ steps }) => readSteps(steps)),
  );
  return rows.map((row, at) => {
    const acts = all.filter((act) => act.approval_id === row.id).map(actOf);
    return {
      id: row.id,
      departmentId: row.department_id,
      departmentName: JSON.parse(row.department_name) as Text,
      kind: row.kind as PublicationKind,
      subjectId: row.subject_id,
      subjectHash: row.subject_hash,
      steps: chains[at] ?? [],
      acts,
      state: stateOf(acts),
    };
  });
}

const textOf = (stored: string | null) => (stored === null ? null : (JSON.parse(stored) as Text));

const actOf = (row: Awaited<ReturnType<typeof queries.listActs>>[number]): ApprovalAct => ({
  step: row.step,
  act: row.act as ApprovalAct['act'],
  officerId: row.officer_id,
  title: textOf(row.title),
  onBehalfOf: row.on_behalf_of,
  onBehalfOfTitle: textOf(row.absent_title),
  at: new Date(row.at),
  secrecyReviewed: row.secrecy_reviewed === 1,
  note: row.note,
  paper:
    row.signed_by !== null && row.signed_on !== null && row.attachment_id !== null
      ? { signedBy: row.signed_by, signedOn: row.signed_on, attachmentId: row.attachment_id }
      : null,
});
