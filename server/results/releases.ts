import { phaseOf } from '#shared/phase.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { type Approval, listApprovalsOf } from '../staff/approval-records.ts';
import { AlreadyWaitingError, propose } from '../staff/approvals.ts';
import type { Subject } from '../staff/publications.ts';
import { findRetraction } from '../staff/retractions.ts';
import { requireCan } from '../staff/roles.ts';
import { correctedCounts } from './corrected-counts.ts';
import type { Counters } from './counters.ts';
import { isEntryOver, NotClosedYetError } from './entry-closures.ts';
import { type DecidedGroup, decide } from './release-corrections.ts';
import { type ReleaseWithSnapshot, withSnapshot } from './release-snapshots.ts';
import * as queries from './releases.queries.ts';
import { hashOf, type Snapshot, snapshotApart } from './snapshot.ts';
import type { Tally } from './tally.ts';

/** Sheets may still wait to be entered. */
export class EntryNotFinishedError extends DomainError {
  readonly type = 'entry-not-finished';
  readonly status = 409;
}

/** There is one release; what changes it later is a correction, with a public note. */
export class AlreadyReleasedError extends DomainError {
  readonly type = 'already-released';
  readonly status = 409;
}

/** The release whose figures the correction would keep was taken back since it was proposed. */
export class CorrectionOutdatedError extends DomainError {
  readonly type = 'correction-outdated';
  readonly status = 409;
}

/** A release, proposed or public. `no` counts proposals: the number of one that was returned is not used again. */
export interface Release {
  id: string;
  questionnaireId: string;
  no: number;
  hash: string;
  proposedAt: Date;
  publishedAt: Date | undefined;
  /** What a correction corrects; the first has none. */
  note: Text | undefined;
}

/** Why a release cannot be proposed now; undefined when it can. */
export async function obstacleTo(
  ctx: Context,
  questionnaire: Questionnaire,
  corrects = false,
): Promise<DomainError | undefined> {
  if (await findRetraction(ctx, 'questionnaire', questionnaire.id)) return new NotFoundError();
  if (phaseOf(questionnaire, ctx.clock.now()) !== 'closed') return new NotClosedYetError();
  if (!(await isEntryOver(ctx, questionnaire))) return new EntryNotFinishedError();
  const releases = await listReleases(ctx, questionnaire);
  if (releases.some(({ publishedAt }) => publishedAt) !== corrects)
    return corrects ? new NotFoundError() : new AlreadyReleasedError();
  const last = releases.at(-1);
  if (last && (await approvalOf(ctx, last))?.state === 'waiting') return new AlreadyWaitingError();
  return undefined;
}

/** What a correction says to the public, and the items whose old numbers would mislead. */
export interface CorrectionAsked {
  note: Text;
  withdraw: readonly string[];
}

/**
 * Computes the release of everything that is counted, or the correction of one that is public, keeps it, and puts exactly
 * it before the approvers. Throws NotAllowedError, NotClosedYetError, EntryNotFinishedError, AlreadyReleasedError,
 * AlreadyWaitingError; for a correction NotFoundError where nothing is public.
 */
export async function proposeRelease(
  ctx: Context,
  counters: Counters,
  questionnaire: Questionnaire,
  officer: SignedIn,
  asked?: CorrectionAsked,
): Promise<Approval> {
  requireCan(officer, 'make-results', questionnaire.departmentId);
  const obstacle = await obstacleTo(ctx, questionnaire, asked !== undefined);
  if (obstacle) throw obstacle;
  const { crossed } = await counters.of(questionnaire);
  return putForward(ctx, questionnaire, crossed, officer, asked);
}

/** Keeps the release of a tally, or its correction, and puts it before the approvers, drafted by an officer or the system. */
export async function putForward(
  ctx: Context,
  questionnaire: Questionnaire,
  crossed: Tally,
  officer: SignedIn | null,
  asked?: CorrectionAsked,
): Promise<Approval> {
  const corrects = asked !== undefined;
  const earlier = asked ? await publicSnapshots(ctx, questionnaire) : [];
  const fresh = await freshSnapshot(ctx, questionnaire, crossed, earlier);
  const snapshot = canonicalJson(asked ? await corrected(ctx, earlier, fresh, asked) : fresh);
  const hash = hashOf(snapshot);
  return ctx.store.write(async (tx) => {
    const again = await obstacleTo(tx, questionnaire, corrects);
    if (again) throw again;
    const id = tx.random(9).toString('base64url');
    const last = (await listReleases(tx, questionnaire)).at(-1);
    await queries.insertRelease(tx.db, {
      id,
      questionnaire_id: questionnaire.id,
      no: (last?.no ?? 0) + 1,
      snapshot,
      hash,
      proposed_at: tx.clock.now().toISOString(),
      published_at: null,
      note: asked ? JSON.stringify(asked.note) : null,
    });
    return propose(tx, {
      departmentId: questionnaire.departmentId,
      kind: 'release',
      subjectId: id,
      subjectHash: hash,
      officer,
    });
  });
}

const publicSnapshots = async (ctx: Context, questionnaire: Questionnaire): Promise<ReleaseWithSnapshot[]> =>
  Promise.all((await listPublic(ctx, questionnaire)).map((each) => withSnapshot(ctx, each)));

const freshSnapshot = (
  ctx: Context,
  questionnaire: Questionnaire,
  crossed: Tally,
  earlier: readonly ReleaseWithSnapshot[],
): Promise<Snapshot> =>
  snapshotApart(
    questionnaire,
    crossed,
    dayOf(ctx.clock.now()),
    earlier.map(({ snapshot }) => snapshot),
  );

/** What a correction proposed now would do with each figure. Throws NotFoundError where nothing is public. */
export async function planCorrection(
  ctx: Context,
  counters: Counters,
  questionnaire: Questionnaire,
): Promise<DecidedGroup[]> {
  const earlier = await publicSnapshots(ctx, questionnaire);
  const { crossed } = await counters.of(questionnaire);
  const fresh = await freshSnapshot(ctx, questionnaire, crossed, earlier);
  const { correction } = await corrected(ctx, earlier, fresh, { note: {}, withdraw: [] });
  return correction?.decisions ?? [];
}

async function corrected(
  ctx: Context,
  earlier: readonly ReleaseWithSnapshot[],
  fresh: Snapshot,
  { note, withdraw }: CorrectionAsked,
): Promise<Snapshot> {
  const last = earlier.at(-1);
  if (!last) throw new NotFoundError();
  // What was taken back is not said again: where it cannot be replaced, the figure is withdrawn.
  const pulled = (await findRetraction(ctx, 'release', last.id)) !== undefined;
  const decisions = decide(
    earlier.map(({ snapshot }) => snapshot),
    fresh,
  ).map(({ items, decision }): DecidedGroup => {
    const misleads = decision === 'kept' && (pulled || items.some((item) => withdraw.includes(item)));
    return { items, decision: misleads ? 'withdrawn' : decision };
  });
  const correction = { of: { no: last.no, hash: last.hash }, note, decisions };
  return { ...fresh, ...correctedCounts(last.snapshot, fresh, decisions), correction };
}

/** Whether a correction that waited would keep figures of a release that was taken back meanwhile. */
async function keepsWhatWasPulled(tx: Context, id: string): Promise<boolean> {
  const row = await queries.findRelease(tx.db, id);
  const { correction } = JSON.parse(row?.snapshot ?? '{}') as Partial<Snapshot>;
  if (!row || !correction?.decisions.some(({ decision }) => decision === 'kept')) return false;
  const base = (await queries.listReleases(tx.db, row.questionnaire_id)).find(
    ({ no }) => no === correction.of.no,
  );
  return base !== undefined && (await findRetraction(tx, 'release', base.id)) !== undefined;
}

/** The verb of a release's last approval: makes it public. Part of the signing write. Throws CorrectionOutdatedError. */
export async function publishRelease(tx: Context, { subjectId }: Pick<Approval, 'subjectId'>): Promise<void> {
  if (await keepsWhatWasPulled(tx, subjectId)) throw new CorrectionOutdatedError();
  await queries.setPublished(tx.db, subjectId, tx.clock.now().toISOString());
  tx.store.expirePages();
}

/** What the approvers of a release are asked to sign. The hash is that of the snapshot as it stands in the store. */
export async function releaseSubject(
  ctx: Context,
  { subjectId }: Pick<Approval, 'subjectId'>,
): Promise<Subject> {
  const row = await queries.findRelease(ctx.db, subjectId);
  const questionnaire =
    row && (await listEveryQuestionnaire(ctx)).find(({ id }) => id === row.questionnaire_id);
  if (!questionnaire) throw new NotFoundError();
  return {
    title: questionnaire.live.definition.title,
    path: `/workspace/questionnaires/${questionnaire.slug}/releases/${row.no}`,
    hash: hashOf(row.snapshot),
    item: { exercise: questionnaire.exercise, retracted: questionnaire.retracted },
  };
}

export const listReleases = async (ctx: Context, { id }: Pick<Questionnaire, 'id'>): Promise<Release[]> =>
  (await queries.listReleases(ctx.db, id)).map(releaseOf);

/** The last approval of a release. */
export const approvalOf = async (ctx: Context, { id }: Pick<Release, 'id'>): Promise<Approval | undefined> =>
  (await listApprovalsOf(ctx, 'release', id)).at(-1);

/** Those that were ever made public, the first one first. */
export const listPublic = async (
  ctx: Context,
  questionnaire: Pick<Questionnaire, 'id'>,
): Promise<Release[]> => (await listReleases(ctx, questionnaire)).filter(({ publishedAt }) => publishedAt);

/** The release that holds now; undefined also where the last one was taken back. */
export async function findCurrentRelease(
  ctx: Context,
  questionnaire: Pick<Questionnaire, 'id'>,
): Promise<ReleaseWithSnapshot | undefined> {
  const last = (await listPublic(ctx, questionnaire)).at(-1);
  if (!last || (await findRetraction(ctx, 'release', last.id))) return undefined;
  return withSnapshot(ctx, last);
}

const releaseOf = (row: queries.ReleaseHead): Release => ({
  id: row.id,
  questionnaireId: row.questionnaire_id,
  no: row.no,
  hash: row.hash,
  proposedAt: new Date(row.proposed_at),
  publishedAt: row.published_at === null ? undefined : new Date(row.published_at),
  note: row.note === null ? undefined : (JSON.parse(row.note) as Text),
});
