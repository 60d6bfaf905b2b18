import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import * as queries from './approvals.queries.ts';
import type { PublicationKind } from './publications.ts';
import { holds, scopeOf } from './roles.ts';

export type ApprovalState = 'waiting' | 'signed' | 'returned';

/** A dated act of an officer. Acts are only ever added. */
export interface ApprovalAct {
  step: number;
  act: 'draft' | 'sign' | 'return';
  /** Nobody: the system, which drafts releases. */
  officerId: string | null;
  title: Text | null;
  at: Date;
  secrecyReviewed: boolean;
  note: string | null;
}

export interface Approval {
  id: string;
  departmentId: string;
  departmentName: Text;
  kind: PublicationKind;
  subjectId: string;
  /** The hash of exactly what is to be published. */
  subjectHash: string;
  acts: ApprovalAct[];
  /** What the acts come to. */
  state: ApprovalState;
}

const stateAfter = { draft: 'waiting', sign: 'signed', return: 'returned' } as const;

const stateOf = (acts: readonly Pick<ApprovalAct, 'act'>[]): ApprovalState =>
  stateAfter[acts.at(-1)?.act ?? 'draft'];

export const isOwnWork = ({ acts }: Pick<Approval, 'acts'>, officer: Pick<SignedIn, 'id'>): boolean =>
  acts.some(({ act, officerId }) => act === 'draft' && officerId === officer.id);

/** Whether this officer may sign or return it: an approver of the department, and not its author. */
export const mayDecide = (approval: Approval, officer: SignedIn): boolean =>
  holds(officer, 'approver', approval.departmentId) && !isOwnWork(approval, officer);

/** Throws NotFoundError, also for what lies outside the officer's departments. */
export async function getApproval(ctx: Context, officer: SignedIn, id: string): Promise<Approval> {
  const row = await queries.findApproval(ctx.db, id);
  const [approval] = row && scopeOf(officer).includes(row.department_id) ? await withActs(ctx, [row]) : [];
  if (!approval) throw new NotFoundError();
  return approval;
}

/** What waits for this officer's signature, the oldest first. */
export async function listWaiting(ctx: Context, officer: SignedIn): Promise<Approval[]> {
  const departments = scopeOf(officer).filter((id) => holds(officer, 'approver', id));
  if (departments.length === 0) return [];
  const waiting = await withActs(ctx, await queries.listUndecided(ctx.db, departments));
  return waiting.filter((approval) => !isOwnWork(approval, officer)).sort(byDraft);
}

/** What this officer drafted, the newest first. */
export const listOwn = async (ctx: Context, officer: SignedIn, limit = 20): Promise<Approval[]> =>
  withActs(ctx, await queries.listDraftedBy(ctx.db, officer.id, limit));

/** Every approval of a subject, the oldest first. */
export const listApprovalsOf = async (
  ctx: Context,
  kind: PublicationKind,
  subjectId: string,
): Promise<Approval[]> =>
  (await withActs(ctx, await queries.listOfSubject(ctx.db, kind, subjectId))).sort(byDraft);

const draftedAt = ({ acts }: Approval) => acts[0]?.at.getTime() ?? 0;
const byDraft = (a: Approval, b: Approval) => draftedAt(a) - draftedAt(b);

async function withActs(ctx: Context, rows: queries.ApprovalRow[]): Promise<Approval[]> {
  if (rows.length === 0) return [];
  const all = await queries.listActs(
    ctx.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const acts = all.filter((act) => act.approval_id === row.id).map(actOf);
    return {
      id: row.id,
      departmentId: row.department_id,
      departmentName: JSON.parse(row.department_name) as Text,
      kind: row.kind as PublicationKind,
      subjectId: row.subject_id,
      subjectHash: row.subject_hash,
      acts,
      state: stateOf(acts),
    };
  });
}

const actOf = (row: Awaited<ReturnType<typeof queries.listActs>>[number]): ApprovalAct => ({
  step: row.step,
  act: row.act as ApprovalAct['act'],
  officerId: row.officer_id,
  title: row.title === null ? null : (JSON.parse(row.title) as Text),
  at: new Date(row.at),
  secrecyReviewed: row.secrecy_reviewed === 1,
  note: row.note,
});
