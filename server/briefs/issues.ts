import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Counters } from '../results/counters.ts';
import { type Approval, listApprovalsOf } from '../staff/approval-records.ts';
import { AlreadyWaitingError, propose } from '../staff/approvals.ts';
import type { Subject } from '../staff/publications.ts';
import * as queries from './briefs.queries.ts';
import {
  type Brief,
  BriefChangedError,
  getBrief,
  getWritable,
  listBriefs,
  loadBrief,
  readsDrafts,
} from './briefs.ts';
import { obstaclesTo } from './obstacles.ts';
import { type BriefSnapshot, hashOf, readBrief } from './snapshot.ts';

/** Something is missing, too long or says too much; the page lists what. */
export class BriefNotReadyError extends DomainError {
  readonly type = 'brief-not-ready';
  readonly status = 409;
}

/** A brief as it was put before the approvers: a record. */
export interface Issue {
  id: string;
  briefId: string;
  no: number;
  hash: string;
  proposedAt: Date;
  /** Undefined while the chain runs, and for ever where it was returned. */
  signedAt: Date | undefined;
}

export interface IssueWithSnapshot extends Issue {
  snapshot: BriefSnapshot;
  /** The bytes that were hashed. */
  text: string;
}

/**
 * Freezes the brief with its figures as they stand now, and puts exactly that before the approvers. Throws as
 * `getWritable`, BriefNotReadyError, AlreadyWaitingError, BriefChangedError.
 */
export async function proposeBrief(
  ctx: Context,
  counters: Counters,
  officer: SignedIn,
  id: string,
): Promise<Approval> {
  const brief = await getWritable(ctx, officer, id);
  const reading = await readBrief(ctx, counters, officer, brief);
  if (obstaclesTo(brief.content, reading).length > 0) throw new BriefNotReadyError();
  const snapshot = canonicalJson(reading.snapshot);
  const hash = hashOf(snapshot);
  return ctx.store.write(async (tx) => {
    if ((await loadBrief(tx, id)).revision !== brief.revision) throw new BriefChangedError();
    const last = (await queries.listIssues(tx.db, id)).at(-1);
    if (last && (await approvalOf(tx, last))?.state === 'waiting') throw new AlreadyWaitingError();
    const issueId = tx.random(9).toString('base64url');
    await queries.insertIssue(tx.db, {
      id: issueId,
      brief_id: id,
      no: (last?.no ?? 0) + 1,
      snapshot,
      hash,
      proposed_at: tx.clock.now().toISOString(),
      signed_at: null,
    });
    const { departmentId } = brief;
    return propose(tx, { departmentId, kind: 'brief', subjectId: issueId, subjectHash: hash, officer });
  });
}

/** The verb of the last approval: notes when it was signed. Throws NotFoundError. */
export async function publishBrief(tx: Context, { subjectId }: Pick<Approval, 'subjectId'>): Promise<void> {
  if (!(await queries.findIssue(tx.db, subjectId))) throw new NotFoundError();
  await queries.setSigned(tx.db, subjectId, tx.clock.now().toISOString());
}

/** What the approvers are asked to sign. The hash is that of the snapshot as it stands in the store. */
export async function briefSubject(
  ctx: Context,
  { subjectId }: Pick<Approval, 'subjectId'>,
): Promise<Subject> {
  const row = await queries.findIssue(ctx.db, subjectId);
  if (!row) throw new NotFoundError();
  const { title } = JSON.parse(row.snapshot) as BriefSnapshot;
  return { title, path: `/workspace/briefs/${row.brief_id}/issues/${row.no}`, hash: hashOf(row.snapshot) };
}

/** Whether the officer began or changed the brief, whoever proposed it. */
export async function wroteBrief(tx: Context, subjectId: string, officerId: string): Promise<boolean> {
  const row = await queries.findIssue(tx.db, subjectId);
  return row !== undefined && (await queries.findWriting(tx.db, row.brief_id, officerId)) !== undefined;
}

export const listIssues = async (ctx: Context, { id }: Pick<Brief, 'id'>): Promise<Issue[]> =>
  (await queries.listIssues(ctx.db, id)).map(issueOf);

export const approvalOf = async (ctx: Context, { id }: Pick<Issue, 'id'>): Promise<Approval | undefined> =>
  (await listApprovalsOf(ctx, 'brief', id)).at(-1);

/**
 * Signed ones for whoever sees the department's figures; others for those who write them and act on them. Throws
 * NotFoundError, NotAllowedError.
 */
export async function getIssue(
  ctx: Context,
  officer: SignedIn,
  id: string,
  no: number,
): Promise<{ brief: Brief; issue: IssueWithSnapshot }> {
  const brief = await getBrief(ctx, officer, id);
  const row = await queries.findIssueByNo(ctx.db, id, no);
  const issue = row && issueOf(row);
  if (!row || !issue || !mayRead(officer, brief, issue)) throw new NotFoundError();
  return {
    brief,
    issue: { ...issue, text: row.snapshot, snapshot: JSON.parse(row.snapshot) as BriefSnapshot },
  };
}

/** Whoever a chain asks from another department holds no role in this one, and reads what they are to sign. */
const mayRead = (officer: SignedIn, { departmentId }: Brief, { signedAt }: Issue): boolean =>
  signedAt !== undefined ||
  readsDrafts(officer, departmentId) ||
  !officer.roles.some((held) => held.departmentId === departmentId);

/** A brief with what was signed of it. */
export interface ListedBrief {
  brief: Brief;
  title: Text;
  last: Issue | undefined;
  signed: Issue | undefined;
}

/** The briefs that the officer may read: signed ones, and all of the departments in which they write or act on them. */
export async function listReadable(ctx: Context, officer: SignedIn): Promise<ListedBrief[]> {
  const listed = await Promise.all(
    (await listBriefs(ctx, officer)).map(async (brief): Promise<ListedBrief> => {
      const issues = await listIssues(ctx, brief);
      const signed = issues.findLast(({ signedAt }) => signedAt);
      return { brief, title: brief.content.title, last: issues.at(-1), signed };
    }),
  );
  return listed.filter(({ brief, signed }) => signed || readsDrafts(officer, brief.departmentId));
}

const issueOf = (row: queries.IssueHead): Issue => ({
  id: row.id,
  briefId: row.brief_id,
  no: row.no,
  hash: row.hash,
  proposedAt: new Date(row.proposed_at),
  signedAt: row.signed_at === null ? undefined : new Date(row.signed_at),
});
