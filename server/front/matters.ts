import type { Text } from '#shared/questionnaire/definition.ts';
import { listInScope } from '../consultations/consultation-scope.ts';
import { publishedOutcomes } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { countFailed } from '../jobs/jobs.ts';
import { listQuestionnaires } from '../questionnaires/questionnaires.ts';
import { type Approval, listApprovalsOf, listOwn, listWaiting } from '../staff/approval-records.ts';
import { publications } from '../staff/publications.ts';
import { can, scopeOf } from '../staff/roles.ts';
import { readSite } from '../staff/site-settings.ts';
import { consultationMatters, countOverdue } from './comment-matters.ts';
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
  | 'jobs_failed';

/** One line of an officer's day: what, how many, until when, and exactly where it is done. */
export interface Matter {
  kind: MatterKind;
  n: number;
  /** The questionnaire, consultation or publication that it belongs to. */
  title: Text;
  due: string | undefined;
  path: string;
}

/**
 * What waits for an officer, by the roles held now. Administrators hold no content, and nothing of it waits for them; the
 * system administrator is told of jobs that failed.
 */
export async function mattersOf(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  if (can(officer, 'run-site')) return siteMatters(ctx);
  const scope = scopeOf(officer);
  const questionnaires = (await listQuestionnaires(ctx)).filter((each) => scope.includes(each.departmentId));
  const parts = await Promise.all([
    approvalMatters(ctx, officer),
    returnedMatters(ctx, officer),
    ...(await unanswered(ctx, officer)).map((each) => consultationMatters(ctx, officer, each)),
    ...questionnaires.map((each) => questionnaireMatters(ctx, officer, each)),
  ]);
  return parts.flat();
}

async function siteMatters(ctx: Context): Promise<Matter[]> {
  const n = await countFailed(ctx);
  if (n === 0) return [];
  const { name: title } = await readSite(ctx);
  return [{ kind: 'jobs_failed', n, title, due: undefined, path: '/workspace/jobs' }];
}

/** The officer's consultations that the public has no answer to yet. */
async function unanswered(ctx: Context, officer: SignedIn) {
  const answered = new Set((await publishedOutcomes(ctx)).map(({ consultationId }) => consultationId));
  return (await listInScope(ctx, officer)).filter(({ id }) => !answered.has(id));
}

async function approvalMatters(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  const waiting = await listWaiting(ctx, officer);
  return Promise.all(
    waiting.map(async (approval): Promise<Matter> => {
      const due = await queries.findPromise(ctx.db, approval.kind, approval.subjectId);
      return { kind: 'approval', n: 1, title: await titleOf(ctx, approval), due, path: sheetOf(approval) };
    }),
  );
}

/** What the officer drafted and got back, unless it has been put forward again. Releases are watched by themselves. */
async function returnedMatters(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  const own = await listOwn(ctx, officer);
  const returned = own.filter(({ state, kind }) => state === 'returned' && preparable.has(kind));
  const matters = await Promise.all(
    returned.map(async (approval): Promise<Matter[]> => {
      const last = (await listApprovalsOf(ctx, approval.kind, approval.subjectId)).at(-1);
      if (last?.id !== approval.id) return [];
      const title = await titleOf(ctx, approval);
      return [{ kind: 'returned', n: 1, title, due: undefined, path: sheetOf(approval) }];
    }),
  );
  return matters.flat();
}

const preparable: ReadonlySet<string> = new Set(['questionnaire', 'consultation']);

const sheetOf = ({ id }: Approval) => `/workspace/approvals/${id}`;

const titleOf = async (ctx: Context, approval: Approval): Promise<Text> =>
  (await publications.of(approval.kind).subject?.(ctx, approval))?.title ?? { 'zh-CN': approval.subjectId };

/** The numbers that stand in the rail on every page. */
export async function countWaiting(ctx: Context, officer: SignedIn) {
  const reviewed = (await unanswered(ctx, officer)).filter(({ departmentId }) =>
    can(officer, 'release-comments', departmentId),
  );
  const overdue = await Promise.all(reviewed.map((each) => countOverdue(ctx, each)));
  return {
    approvals: (await listWaiting(ctx, officer)).length,
    consultations: overdue.reduce((sum, n) => sum + n, 0),
  };
}
