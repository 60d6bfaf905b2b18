import type { Text } from '#shared/questionnaire/definition.ts';
import { localIso } from '#shared/time.ts';
import { listInScope } from '../consultations/consultation-scope.ts';
import { publishedOutcomes } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { countFailed } from '../jobs/jobs.ts';
import { isLastVersion } from '../pieces/versions.ts';
import { listEveryQuestionnaire } from '../questionnaires/questionnaires.ts';
import {
  type Approval,
  countWaiting,
  listApprovalsOf,
  listOwn,
  listWaiting,
} from '../staff/approval-records.ts';
import { isPieceChain, pieceChains, publications, type Subject } from '../staff/publications.ts';
import { can, scopeOf } from '../staff/roles.ts';
import { readSite } from '../staff/site-settings.ts';
import { briefMatters } from './brief-matters.ts';
import { consultationMatters } from './comment-matters.ts';
import { boardMatters } from './expiring-boards.ts';
import { heldIn } from './held.ts';
import { countOverdue, inquiryMatters } from './inquiry-matters.ts';
import { interviewMatters } from './interview-matters.ts';
import * as queries from './matters.queries.ts';
import { questionnaireMatters } from './result-matters.ts';

/** What waits for an officer. */
export type MatterKind =
  | 'approval'
  | 'returned'
  | 'overdue_comments'
  | 'held_comments'
  | 'appeals'
  | 'ungrouped'
  | 'unanswered'
  | 'outcome'
  | 'outcome_due'
  | 'closing'
  | 'entry'
  | 'release'
  | 'release_returned'
  | 'results_due'
  | 'jobs_failed'
  | 'brief'
  | 'board_expiring'
  | 'questions'
  | 'transcript'
  | 'inquiries_overdue'
  | 'inquiries_today'
  | 'inquiries_dispatch'
  | 'inquiries_confirm'
  | 'inquiries_extensions'
  | 'inquiries_call_backs';

/** One line of an officer's day: what, how many, until when, and exactly where it is done. */
export interface Matter {
  kind: MatterKind;
  n: number;
  /** The questionnaire, consultation or publication that it belongs to. */
  title: Text;
  due: string | undefined;
  path: string;
  /** It is only rehearsed. */
  exercise: boolean;
}

/**
 * What waits for an officer, by the roles held now; nothing of what was taken back. Administrators hold no content, and
 * nothing of it waits for them; the system administrator is told of jobs that failed.
 */
export async function mattersOf(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  if (can(officer, 'run-site')) return siteMatters(ctx);
  const scope = scopeOf(officer);
  const questionnaires = (await listEveryQuestionnaire(ctx)).filter(
    ({ departmentId, retracted }) => scope.includes(departmentId) && !retracted,
  );
  const parts = await Promise.all([
    approvalMatters(ctx, officer),
    returnedMatters(ctx, officer),
    briefMatters(ctx, officer),
    boardMatters(ctx, officer),
    interviewMatters(ctx, officer),
    inquiryMatters(ctx, officer),
    consultationMatters(ctx, officer, await unanswered(ctx, officer)),
    ...questionnaires.map((each) => questionnaireMatters(ctx, officer, each)),
  ]);
  return parts.flat();
}

async function siteMatters(ctx: Context): Promise<Matter[]> {
  const n = await countFailed(ctx);
  if (n === 0) return [];
  const { name: title } = await readSite(ctx);
  return [{ kind: 'jobs_failed', n, title, due: undefined, path: '/workspace/jobs', exercise: false }];
}

/** The officer's consultations that the public has no answer to yet. */
async function unanswered(ctx: Context, officer: SignedIn) {
  const answered = new Set((await publishedOutcomes(ctx)).map(({ consultationId }) => consultationId));
  return (await listInScope(ctx, officer)).filter(({ id, retracted }) => !retracted && !answered.has(id));
}

async function approvalMatters(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  const waiting = await listWaiting(ctx, officer);
  const matters = await Promise.all(
    waiting.map(async (approval): Promise<Matter[]> => {
      const due = await queries.findPromise(ctx.db, approval.kind, approval.subjectId);
      return matterOf('approval', approval, await subjectOf(ctx, approval), due);
    }),
  );
  return matters.flat();
}

/** What the officer drafted and got back, unless it has been put forward again. Releases are watched by themselves. */
async function returnedMatters(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  const own = await listOwn(ctx, officer);
  const returned = own.filter(({ state, kind }) => state === 'returned' && preparable.has(kind));
  const matters = await Promise.all(
    returned.map(async (approval): Promise<Matter[]> => {
      const last = (await listApprovalsOf(ctx, approval.kind, approval.subjectId)).at(-1);
      if (last?.id !== approval.id || (await isProposedAnew(ctx, approval))) return [];
      return matterOf('returned', approval, await subjectOf(ctx, approval), undefined);
    }),
  );
  return matters.flat();
}

const preparable: ReadonlySet<string> = new Set(['questionnaire', 'consultation', ...pieceChains]);

/** Each version of a piece has approvals of its own. */
const isProposedAnew = async (ctx: Context, { kind, subjectId }: Approval): Promise<boolean> =>
  isPieceChain(kind) && !(await isLastVersion(ctx, subjectId));

function matterOf(
  kind: MatterKind,
  { id, subjectId }: Approval,
  subject: Subject | undefined,
  due: string | undefined,
): Matter[] {
  if (subject?.item?.retracted) return [];
  const title = subject?.title ?? { 'zh-CN': subjectId };
  const exercise = subject?.item?.exercise ?? false;
  return [{ kind, n: 1, title, due, path: `/workspace/approvals/${id}`, exercise }];
}

const subjectOf = async (ctx: Context, approval: Approval): Promise<Subject | undefined> =>
  publications.of(approval.kind).subject?.(ctx, approval);

/** The numbers that stand in the rail on every page; comments of a rehearsal are overdue for nobody. */
export async function countForRail(ctx: Context, officer: SignedIn) {
  const reviewed = (await unanswered(ctx, officer)).filter(
    ({ departmentId, exercise }) => !exercise && can(officer, 'release-comments', departmentId),
  );
  const held = await heldIn(ctx, reviewed);
  return {
    approvals: await countWaiting(ctx, officer),
    inquiries: await countOverdue(ctx, officer),
    consultations: [...held.values()].reduce((sum, { overdue }) => sum + overdue.n, 0),
  };
}

/** What those numbers depend on, besides the officer: everything that is stored, and the hour: times run out. */
export const stampOfRail = async (ctx: Context): Promise<string> =>
  `${await queries.lastWrite(ctx.db)} ${localIso(ctx.clock.now()).slice(0, 13)}`;
