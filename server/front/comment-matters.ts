import { dayOf, daysBetween, lastDayBefore } from '#shared/time.ts';
import { type Consultation, consultationPhase } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { approvalOf, listOutcomes } from '../dispositions/outcomes.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { can } from '../staff/roles.ts';
import { type Held, heldIn, nothingHeld } from './held.ts';
import * as queries from './matters.queries.ts';
import type { Matter } from './matters.ts';
import { type Owed, owedIn } from './owed-answers.ts';

/** Days before a promise at which those who only watch are told. */
const WARNING = 7;

/** How much of what waits in the consultations, each counted once for all of them. */
interface Figures {
  held: Map<string, Held>;
  owed: Map<string, Owed>;
  /** By the officer whose decision they are against. */
  appeals: { consultation_id: string; officer_id: string | null; n: number }[];
}

async function figuresOf(ctx: Context, officer: SignedIn, consultations: Consultation[]): Promise<Figures> {
  const where = (...acts: Parameters<typeof can>[1][]) =>
    consultations.filter(({ departmentId }) => acts.some((act) => can(officer, act, departmentId)));
  const appealed = where('decide-appeal', 'make-results').map(({ id }) => id);
  return {
    held: await heldIn(ctx, where('release-comments', 'make-results')),
    owed: await owedIn(ctx, where('make-results')),
    appeals: appealed.length > 0 ? await queries.countAppeals(ctx.db, appealed) : [],
  };
}

/** What consultations without a public outcome ask of an officer. */
export async function consultationMatters(
  ctx: Context,
  officer: SignedIn,
  consultations: Consultation[],
): Promise<Matter[]> {
  const figures = await figuresOf(ctx, officer, consultations);
  const matters = await Promise.all(consultations.map((each) => mattersIn(ctx, officer, each, figures)));
  return matters.flat();
}

async function mattersIn(
  ctx: Context,
  officer: SignedIn,
  consultation: Consultation,
  figures: Figures,
): Promise<Matter[]> {
  const { id, slug, departmentId, round, title, exercise } = consultation;
  const today = dayOf(ctx.clock.now());
  const phase = consultationPhase(consultation, ctx.clock.now());
  const { overdue, waiting } = figures.held.get(id) ?? nothingHeld;
  const appeals = figures.appeals.filter(({ consultation_id }) => consultation_id === id);
  const matters: Matter[] = [];
  const add = (kind: Matter['kind'], n: number, to: string, due: string | undefined) => {
    if (n > 0) matters.push({ kind, n, title, due, path: `/workspace/consultations/${slug}${to}`, exercise });
  };
  const may = (act: Parameters<typeof can>[1]) => can(officer, act, departmentId);
  const watch = () => {
    if (daysBetween(today, round.feedbackDueOn) < WARNING) add('outcome_due', 1, '', round.feedbackDueOn);
  };
  const lastDay = lastDayBefore(round.window.closesAt);
  if (phase === 'open' && lastDay === today) add('closing', 1, '', today);
  if (may('release-comments')) {
    add('overdue_comments', overdue.n, '/comments?state=held', overdue.due);
    add('held_comments', waiting.n, '/comments?state=held', waiting.due);
  }
  if (may('decide-appeal')) {
    const others = appeals.filter(({ officer_id }) => officer_id !== officer.id);
    add('appeals', sum(others), '/comments?appealed=1', undefined);
  }
  if (may('make-results')) {
    const { ungrouped, unanswered } = figures.owed.get(id) ?? { ungrouped: 0, unanswered: 0 };
    add('ungrouped', ungrouped, '/opinions', round.feedbackDueOn);
    add('unanswered', unanswered, '/groups', round.feedbackDueOn);
    const open = ungrouped + unanswered + overdue.n + waiting.n + sum(appeals);
    const ready = phase === 'closed' && open === 0;
    if (ready && !(await isWaiting(ctx, consultation))) add('outcome', 1, '/outcome', round.feedbackDueOn);
    if (!ready && ungrouped + unanswered === 0) watch();
  } else if (may('see-figures')) watch();
  return matters;
}

const sum = (counts: { n: number }[]) => counts.reduce((total, { n }) => total + n, 0);

async function isWaiting(ctx: Context, consultation: Consultation): Promise<boolean> {
  const last = (await listOutcomes(ctx, consultation)).at(-1);
  return last !== undefined && (await approvalOf(ctx, last))?.state === 'waiting';
}
