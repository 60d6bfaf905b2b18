import { phaseOf } from '#shared/phase.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { type Approval, listApprovalsOf } from '../staff/approval-records.ts';
import { AlreadyWaitingError, propose } from '../staff/approvals.ts';
import type { Subject } from '../staff/publications.ts';
import { requireCan } from '../staff/roles.ts';
import type { Counters } from './counters.ts';
import { isEntryOver, NotClosedYetError } from './entry-closures.ts';
import { type ReleaseWithSnapshot, withSnapshot } from './release-snapshots.ts';
import * as queries from './releases.queries.ts';
import { hashOf, snapshotOf } from './snapshot.ts';
import type { Tally } from './tally.ts';

/** Sheets may still wait to be entered. */
export class EntryNotFinishedError extends DomainError {
  readonly type = 'entry-not-finished';
  readonly status = 409;
}

/** There is one release; what changes it later is a correction. */
export class AlreadyReleasedError extends DomainError {
  readonly type = 'already-released';
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
}

/** Why a release cannot be proposed now; undefined when it can. */
export async function obstacleTo(
  ctx: Context,
  questionnaire: Questionnaire,
): Promise<DomainError | undefined> {
  if (phaseOf(questionnaire, ctx.clock.now()) !== 'closed') return new NotClosedYetError();
  if (!(await isEntryOver(ctx, questionnaire))) return new EntryNotFinishedError();
  const releases = await listReleases(ctx, questionnaire);
  if (releases.some(({ publishedAt }) => publishedAt)) return new AlreadyReleasedError();
  const last = releases.at(-1);
  if (last && (await approvalOf(ctx, last))?.state === 'waiting') return new AlreadyWaitingError();
  return undefined;
}

/**
 * Computes the release of everything that is counted, keeps it, and puts exactly it before the approvers. Throws
 * NotAllowedError, NotClosedYetError, EntryNotFinishedError, AlreadyReleasedError, AlreadyWaitingError.
 */
export async function proposeRelease(
  ctx: Context,
  counters: Counters,
  questionnaire: Questionnaire,
  officer: SignedIn,
): Promise<Approval> {
  requireCan(officer, 'make-results', questionnaire.departmentId);
  const obstacle = await obstacleTo(ctx, questionnaire);
  if (obstacle) throw obstacle;
  const { crossed } = await counters.of(questionnaire);
  return putForward(ctx, questionnaire, crossed, officer);
}

/** Keeps the release of a tally and puts it before the approvers, drafted by an officer or by the system. */
export async function putForward(
  ctx: Context,
  questionnaire: Questionnaire,
  crossed: Tally,
  officer: SignedIn | null,
): Promise<Approval> {
  const snapshot = canonicalJson(snapshotOf(questionnaire, crossed, dayOf(ctx.clock.now())));
  const hash = hashOf(snapshot);
  return ctx.store.write(async (tx) => {
    const again = await obstacleTo(tx, questionnaire);
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

/** The verb of a release's last approval: makes it public. Part of the signing write. */
export async function publishRelease(tx: Context, { subjectId }: Pick<Approval, 'subjectId'>): Promise<void> {
  await queries.setPublished(tx.db, subjectId, tx.clock.now().toISOString());
  tx.store.afterCommit(() => tx.pages.expire());
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
  };
}

export const listReleases = async (ctx: Context, { id }: Pick<Questionnaire, 'id'>): Promise<Release[]> =>
  (await queries.listReleases(ctx.db, id)).map(releaseOf);

/** The last approval of a release. */
export const approvalOf = async (ctx: Context, { id }: Pick<Release, 'id'>): Promise<Approval | undefined> =>
  (await listApprovalsOf(ctx, 'release', id)).at(-1);

/** The release that is public now. */
export async function findCurrentRelease(
  ctx: Context,
  { id }: Pick<Questionnaire, 'id'>,
): Promise<ReleaseWithSnapshot | undefined> {
  const head = await queries.findCurrentRelease(ctx.db, id);
  return head && withSnapshot(ctx, releaseOf(head));
}

const releaseOf = (row: queries.ReleaseHead): Release => ({
  id: row.id,
  questionnaireId: row.questionnaire_id,
  no: row.no,
  hash: row.hash,
  proposedAt: new Date(row.proposed_at),
  publishedAt: row.published_at === null ? undefined : new Date(row.published_at),
});
