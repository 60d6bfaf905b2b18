import type { Text } from '#shared/questionnaire/definition.ts';
import { OutcomePublishedError } from '../comments/errors.ts';
import { type Consultation, listEveryConsultation } from '../consultations/consultations.ts';
import { isSettled } from '../consultations/outcome-corrections.ts';
import { replaceSearchEntries } from '../consultations/search.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type Approval, listApprovalsOf } from '../staff/approval-records.ts';
import { AlreadyWaitingError, propose } from '../staff/approvals.ts';
import type { Subject } from '../staff/publications.ts';
import { findRetraction, type Retraction } from '../staff/retractions.ts';
import { requireCan } from '../staff/roles.ts';
import { IncompleteOutcomeError, OutcomeChangedError, OwnAnswerError } from './errors.ts';
import { type Group, heldDisposition } from './group-records.ts';
import { outcomeEntries } from './outcome-entries.ts';
import { accountFor, hashOf, type OutcomeSnapshot, textOf } from './outcome-snapshot.ts';
import * as queries from './outcomes.queries.ts';

/** An outcome, proposed or public. `no` counts proposals: the number of one that was returned is not used again. */
export interface Outcome {
  id: string;
  no: number;
  hash: string;
  proposedAt: Date;
  publishedAt: Date | undefined;
  /** What a correction corrects; the first has none. */
  note: Text | undefined;
}

export interface OutcomeWithSnapshot extends Outcome {
  snapshot: OutcomeSnapshot;
}

/**
 * Computes the account of everything that came in, keeps it, and puts exactly it before the approvers; with a note, the
 * correction of the one that is public, once it has been begun. Throws NotAllowedError, OutcomePublishedError,
 * AlreadyWaitingError, IncompleteOutcomeError.
 */
export async function proposeOutcome(
  ctx: Context,
  consultation: Consultation,
  officer: SignedIn,
  note?: Text,
): Promise<Approval> {
  requireCan(officer, 'make-results', consultation.departmentId);
  return ctx.store.write(async (tx) => {
    const earlier = await listOutcomes(tx, consultation);
    const stands = earlier.findLast(({ publishedAt }) => publishedAt);
    if (stands && (!note || (await isSettled(tx, consultation.id)))) throw new OutcomePublishedError();
    const last = earlier.at(-1);
    if (last && (await approvalOf(tx, last))?.state === 'waiting') throw new AlreadyWaitingError();
    const { snapshot, complete } = await accountFor(tx, consultation);
    if (complete.missing.length > 0) throw new IncompleteOutcomeError();
    const id = tx.random(9).toString('base64url');
    const text = textOf(correcting(snapshot, stands, note));
    await queries.insertOutcome(tx.db, {
      id,
      consultation_id: consultation.id,
      no: (last?.no ?? 0) + 1,
      snapshot: text,
      hash: hashOf(text),
      proposed_at: tx.clock.now().toISOString(),
      published_at: null,
      note: stands && note ? JSON.stringify(note) : null,
    });
    return propose(tx, {
      departmentId: consultation.departmentId,
      kind: 'outcome',
      subjectId: id,
      subjectHash: hashOf(text),
      officer,
    });
  });
}

/**
 * The verb of an outcome's last approval: makes it public, if it is still what would be proposed now. Part of the
 * signing write, so that nothing can come in between. Throws NotFoundError, OutcomePublishedError, OwnAnswerError,
 * OutcomeChangedError.
 */
export async function publishOutcome(
  tx: Context,
  { subjectId, acts }: Pick<Approval, 'subjectId' | 'acts'>,
): Promise<void> {
  const { row, consultation } = await subjectOf(tx, subjectId);
  if (await isSettled(tx, consultation.id)) throw new OutcomePublishedError();
  const last = await queries.findPublishedOutcome(tx.db, consultation.id);
  const { snapshot: account, complete } = await accountFor(tx, consultation);
  const snapshot = correcting(account, last, noteOf(row.note));
  if (complete.missing.length > 0 || textOf(snapshot) !== row.snapshot) throw new OutcomeChangedError();
  const signature = acts.findLast(({ act }) => act === 'sign');
  const signers = [signature?.officerId, signature?.onBehalfOf];
  if (complete.groups.map(writerOf).some((writer) => writer && signers.includes(writer)))
    throw new OwnAnswerError();
  await queries.setPublished(tx.db, row.id, tx.clock.now().toISOString());
  await replaceSearchEntries(tx, consultation.id, 'outcome', outcomeEntries(snapshot));
  tx.store.expirePages();
}

/** The account as a correction of the outcome that is public. */
const correcting = (
  snapshot: OutcomeSnapshot,
  last: { no: number; hash: string } | undefined,
  note: Text | undefined,
): OutcomeSnapshot =>
  last && note ? { ...snapshot, correction: { of: { no: last.no, hash: last.hash }, note } } : snapshot;

const noteOf = (note: string | null) => (note === null ? undefined : (JSON.parse(note) as Text));

/** Whether a proposal is what would be proposed now. */
export async function isAsProposed(
  ctx: Context,
  outcome: Outcome,
  snapshot: OutcomeSnapshot,
): Promise<boolean> {
  const { correction } = (await withSnapshot(ctx, outcome)).snapshot;
  return hashOf(textOf({ ...snapshot, ...(correction ? { correction } : {}) })) === outcome.hash;
}

const writerOf = (group: Group) => heldDisposition(group)?.officerId;

/** What the approvers of an outcome are asked to sign. The hash is that of the snapshot as it stands in the store. */
export async function outcomeSubject(
  ctx: Context,
  { subjectId }: Pick<Approval, 'subjectId'>,
): Promise<Subject> {
  const { row, consultation } = await subjectOf(ctx, subjectId);
  return {
    title: consultation.title,
    path: `/workspace/consultations/${consultation.slug}/outcome/${row.no}`,
    hash: hashOf(row.snapshot),
    item: { exercise: consultation.exercise, retracted: consultation.retracted },
  };
}

async function subjectOf(ctx: Context, id: string) {
  const row = await queries.findOutcome(ctx.db, id);
  const consultation =
    row && (await listEveryConsultation(ctx)).find((each) => each.id === row.consultation_id);
  if (!consultation) throw new NotFoundError();
  return { row, consultation };
}

export const listOutcomes = async (ctx: Context, { id }: Pick<Consultation, 'id'>): Promise<Outcome[]> =>
  (await queries.listOutcomes(ctx.db, id)).map(outcomeOf);

/** The last approval of an outcome. */
export const approvalOf = async (ctx: Context, { id }: Pick<Outcome, 'id'>): Promise<Approval | undefined> =>
  (await listApprovalsOf(ctx, 'outcome', id)).at(-1);

/** The outcome that is public and holds; none where the last one was taken back. */
export async function findOutcome(
  ctx: Context,
  { id }: Pick<Consultation, 'id'>,
): Promise<OutcomeWithSnapshot | undefined> {
  const head = await queries.findPublishedOutcome(ctx.db, id);
  if (!head || (await findRetraction(ctx, 'outcome', head.id))) return undefined;
  return withSnapshot(ctx, outcomeOf(head));
}

/** An outcome that was made public, and whether it was taken back. */
export interface PublicOutcome extends OutcomeWithSnapshot {
  retraction: Retraction | undefined;
}

/** Every outcome that was made public, the first one first; the last one holds. */
export const publicOutcomes = async (
  ctx: Context,
  consultation: Pick<Consultation, 'id'>,
): Promise<PublicOutcome[]> =>
  Promise.all(
    (await listOutcomes(ctx, consultation))
      .filter(({ publishedAt }) => publishedAt)
      .map(async (outcome) => ({
        ...(await withSnapshot(ctx, outcome)),
        retraction: await findRetraction(ctx, 'outcome', outcome.id),
      })),
  );

/** An outcome by its number, proposed ones too. Throws NotFoundError. */
export async function getOutcome(
  ctx: Context,
  consultation: Consultation,
  no: number,
): Promise<OutcomeWithSnapshot> {
  const outcome = (await listOutcomes(ctx, consultation)).find((each) => each.no === no);
  if (!outcome) throw new NotFoundError();
  return withSnapshot(ctx, outcome);
}

const outcomeOf = (row: queries.OutcomeHead): Outcome => ({
  id: row.id,
  no: row.no,
  hash: row.hash,
  proposedAt: new Date(row.proposed_at),
  publishedAt: row.published_at === null ? undefined : new Date(row.published_at),
  note: noteOf(row.note),
});

/** Parsed snapshots by hash; the oldest goes when there are many, for one of a large consultation is large. */
const parsed = new Map<string, OutcomeSnapshot>();
const MOST = 30;

async function withSnapshot(ctx: Context, outcome: Outcome): Promise<OutcomeWithSnapshot> {
  const known = parsed.get(outcome.hash);
  if (known) return { ...outcome, snapshot: known };
  const snapshot = JSON.parse(await snapshotText(ctx, outcome)) as OutcomeSnapshot;
  const [oldest] = parsed.keys();
  if (oldest !== undefined && parsed.size >= MOST) parsed.delete(oldest);
  parsed.set(outcome.hash, snapshot);
  return { ...outcome, snapshot };
}

/** The bytes that were hashed. Throws NotFoundError. */
export async function snapshotText(ctx: Context, { id }: Pick<Outcome, 'id'>): Promise<string> {
  const row = await queries.findOutcome(ctx.db, id);
  if (!row) throw new NotFoundError();
  return row.snapshot;
}
