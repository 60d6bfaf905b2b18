import { createHash } from 'node:crypto';
import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { addDays } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type Approval, listApprovalsOf } from '../staff/approval-records.ts';
import { AlreadyWaitingError, propose } from '../staff/approvals.ts';
import { record } from '../staff/audit.ts';
import type { Subject } from '../staff/publications.ts';
import { requireCan } from '../staff/roles.ts';
import { insertPeriodEvent } from './consultations.queries.ts';
import { type Consultation, consultationPhase, listEveryConsultation } from './consultations.ts';
import * as queries from './period-changes.queries.ts';
import { findPublishedOutcome } from './published-outcomes.ts';

/** What an officer may do to a period. It is never made shorter: people rely on the day that was announced. */
export const changeKinds = ['extend', 'suspend', 'resume', 'reopen'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface PeriodChange {
  id: string;
  roundNo: number;
  kind: ChangeKind;
  /** Nothing where the close stays. */
  closesAt: Date | undefined;
  reason: Text;
  hash: string;
  approval: Approval | undefined;
}

export type NewChange = Pick<PeriodChange, 'kind' | 'closesAt' | 'reason'>;

/** What is wrong with a change as things stand now. */
export type ChangeProblem = 'not_now' | 'close_missing' | 'close_not_later' | 'close_after_feedback';

/** The period is no longer as it was when the change was proposed. */
export class PeriodChangeImpossibleError extends DomainError {
  readonly type = 'period-change-impossible';
  readonly status = 409;
}

const moves: ReadonlySet<ChangeKind> = new Set(['extend', 'reopen']);
const takesClose: ReadonlySet<ChangeKind> = new Set(['extend', 'reopen', 'resume']);

/** Which changes make sense now. */
export async function possibleChanges(ctx: Context, consultation: Consultation): Promise<ChangeKind[]> {
  if (await findPublishedOutcome(ctx, consultation.id)) return [];
  const phase = consultationPhase(consultation, ctx.clock.now());
  if (phase === 'suspended') return ['resume', 'extend'];
  if (phase === 'closed') return ['reopen'];
  return phase === 'open' ? ['extend', 'suspend'] : ['extend'];
}

/**
 * What keeps the change from holding now; nothing when it can. A close moves only later, and not past the day on which
 * the outcome is promised.
 */
export async function problemWith(
  ctx: Context,
  consultation: Consultation,
  { kind, closesAt }: Pick<NewChange, 'kind' | 'closesAt'>,
): Promise<ChangeProblem | undefined> {
  const { window, feedbackDueOn } = consultation.round;
  if (!(await possibleChanges(ctx, consultation)).includes(kind)) return 'not_now';
  if (!takesClose.has(kind)) return undefined;
  const late = moves.has(kind) || window.closesAt <= ctx.clock.now();
  if (!closesAt) return late ? 'close_missing' : undefined;
  if (closesAt < window.closesAt || closesAt <= ctx.clock.now()) return 'close_not_later';
  if (moves.has(kind) && closesAt.getTime() === window.closesAt.getTime()) return 'close_not_later';
  return closesAt > new Date(`${addDays(feedbackDueOn, 1)}T00:00:00+08:00`)
    ? 'close_after_feedback'
    : undefined;
}

/**
 * Puts a change before the department's approvers. Throws NotAllowedError, AlreadyWaitingError,
 * PeriodChangeImpossibleError.
 */
export const proposePeriodChange = (
  ctx: Context,
  consultation: Consultation,
  officer: SignedIn,
  change: NewChange,
): Promise<Approval> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'write-content', consultation.departmentId);
    if (await problemWith(tx, consultation, change)) throw new PeriodChangeImpossibleError();
    const earlier = await listPeriodChanges(tx, consultation);
    if (earlier.some(({ approval }) => approval?.state === 'waiting')) throw new AlreadyWaitingError();
    const id = tx.random(9).toString('base64url');
    const row = {
      id,
      consultation_id: consultation.id,
      round_no: consultation.round.no,
      kind: change.kind,
      closes_at: takesClose.has(change.kind) ? (change.closesAt?.toISOString() ?? null) : null,
      reason: canonicalJson(change.reason),
      officer_id: officer.id,
      at: tx.clock.now().toISOString(),
    };
    await queries.insertChange(tx.db, row);
    return propose(tx, {
      departmentId: consultation.departmentId,
      kind: 'period',
      subjectId: id,
      subjectHash: hashOf(row),
      officer,
    });
  });

/**
 * The verb of the last approval: appends the event from which the new period follows, if it still makes sense. Part of
 * the signing write. Throws NotFoundError, PeriodChangeImpossibleError.
 */
export async function publishPeriodChange(
  tx: Context,
  { subjectId, acts }: Pick<Approval, 'subjectId' | 'acts'>,
): Promise<void> {
  const { row, consultation } = await subjectOf(tx, subjectId);
  const { kind, closesAt } = changeOf(row);
  const signer = acts.at(-1)?.officerId;
  if (!signer || row.round_no !== consultation.round.no) throw new PeriodChangeImpossibleError();
  if (await problemWith(tx, consultation, { kind, closesAt })) throw new PeriodChangeImpossibleError();
  await insertPeriodEvent(tx.db, {
    consultation_id: consultation.id,
    round_no: row.round_no,
    seq: consultation.round.events.length + 1,
    kind,
    opens_at: null,
    closes_at: row.closes_at,
    reason: row.reason,
    officer_id: signer,
    at: tx.clock.now().toISOString(),
  });
  if (kind === 'resume' && row.closes_at) await extendToo(tx, consultation, row, signer);
  const { id, departmentId } = consultation;
  await record(tx, { officerId: signer, departmentId, act: 'period.changed', subject: id, detail: { kind } });
  tx.store.expirePages();
}

/** Resuming moves no close by itself: a later one is an extension of its own, at the same moment. */
const extendToo = (tx: Context, { id, round }: Consultation, row: queries.ChangeRow, signer: string) =>
  insertPeriodEvent(tx.db, {
    consultation_id: id,
    round_no: round.no,
    seq: round.events.length + 2,
    kind: 'extend',
    opens_at: null,
    closes_at: row.closes_at,
    reason: row.reason,
    officer_id: signer,
    at: tx.clock.now().toISOString(),
  });

/** What the approvers are asked to sign. Throws NotFoundError. */
export async function periodChangeSubject(
  ctx: Context,
  { subjectId }: Pick<Approval, 'subjectId'>,
): Promise<Subject> {
  const { row, consultation } = await subjectOf(ctx, subjectId);
  return {
    title: consultation.title,
    path: `/workspace/consultations/${consultation.slug}/period`,
    hash: hashOf(row),
  };
}

async function subjectOf(ctx: Context, id: string) {
  const row = await queries.findChange(ctx.db, id);
  const consultation =
    row && (await listEveryConsultation(ctx)).find((each) => each.id === row.consultation_id);
  if (!consultation || consultation.retracted) throw new NotFoundError();
  return { row, consultation };
}

/** Every change proposed for the consultation, the oldest first, with what became of it. */
export async function listPeriodChanges(
  ctx: Context,
  { id }: Pick<Consultation, 'id'>,
): Promise<PeriodChange[]> {
  const rows = await queries.listChanges(ctx.db, id);
  return Promise.all(
    rows.map(async (row) => ({
      ...changeOf(row),
      approval: (await listApprovalsOf(ctx, 'period', row.id)).at(-1),
    })),
  );
}

const changeOf = (row: queries.ChangeRow) => ({
  id: row.id,
  roundNo: row.round_no,
  kind: row.kind as ChangeKind,
  closesAt: row.closes_at === null ? undefined : new Date(row.closes_at),
  reason: JSON.parse(row.reason) as Text,
  hash: hashOf(row),
});

function hashOf({ consultation_id, round_no, kind, closes_at, reason }: Omit<queries.ChangeRow, 'id'>) {
  const content = canonicalJson({ consultation_id, round_no, kind, closes_at, reason });
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
