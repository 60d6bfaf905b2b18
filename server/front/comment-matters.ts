import { addDays, dayOf, daysBetween, lastDayBefore } from '#shared/time.ts';
import { reviewDeadline } from '../comments/desk.ts';
import { type Consultation, consultationPhase } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { approvalOf, listOutcomes } from '../dispositions/outcomes.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { can } from '../staff/roles.ts';
import { listHeldTimes } from './boards.queries.ts';
import * as queries from './matters.queries.ts';
import type { Matter } from './matters.ts';

/** Days before a promise at which those who only watch are told. */
const WARNING = 7;

/** What a consultation without a public outcome asks of an officer. */
export async function consultationMatters(
  ctx: Context,
  officer: SignedIn,
  consultation: Consultation,
): Promise<Matter[]> {
  const { id, slug, departmentId, round, title } = consultation;
  const today = dayOf(ctx.clock.now());
  const phase = consultationPhase(consultation, ctx.clock.now());
  const matters: Matter[] = [];
  const add = (kind: Matter['kind'], n: number, to: string, due: string | undefined) => {
    if (n > 0) matters.push({ kind, n, title, due, path: `/workspace/consultations/${slug}${to}` });
  };
  const may = (act: Parameters<typeof can>[1]) => can(officer, act, departmentId);
  const watch = () => {
    if (daysBetween(today, round.feedbackDueOn) < WARNING) add('outcome_due', 1, '', round.feedbackDueOn);
  };
  const lastDay = lastDayBefore(round.window.closesAt);
  if (phase === 'open' && lastDay === today) add('closing', 1, '', today);
  if (may('release-comments')) {
    const { overdue, waiting } = await heldOf(ctx, consultation);
    add('overdue_comments', overdue.n, '/comments?state=held', overdue.due);
    add('held_comments', waiting.n, '/comments?state=held', waiting.due);
  }
  if (may('decide-appeal'))
    add('appeals', await queries.countAppeals(ctx.db, id, officer.id), '/comments?appealed=1', undefined);
  if (may('make-results')) {
    const ungrouped = await queries.countUngrouped(ctx.db, id);
    const unanswered = await queries.countUnanswered(ctx.db, id);
    add('ungrouped', ungrouped, '/opinions', round.feedbackDueOn);
    add('unanswered', unanswered, '/groups', round.feedbackDueOn);
    const open = ungrouped + unanswered + (await queries.countHeld(ctx.db, id));
    const ready = phase === 'closed' && open === 0 && (await queries.countAppeals(ctx.db, id)) === 0;
    if (ready && !(await isWaiting(ctx, consultation))) add('outcome', 1, '/outcome', round.feedbackDueOn);
    if (!ready && ungrouped + unanswered === 0) watch();
  } else if (may('see-figures')) watch();
  return matters;
}

async function isWaiting(ctx: Context, consultation: Consultation): Promise<boolean> {
  const last = (await listOutcomes(ctx, consultation)).at(-1);
  return last !== undefined && (await approvalOf(ctx, last))?.state === 'waiting';
}

/** Comments that wait for review: how many should have been reviewed, how many not yet, each with its first deadline. */
async function heldOf(ctx: Context, consultation: Consultation) {
  const today = dayOf(ctx.clock.now());
  const deadlines = new Map<string, string>();
  const overdue = { n: 0, due: undefined as string | undefined };
  const waiting = { n: 0, due: undefined as string | undefined };
  for (const { received_at } of await listHeldTimes(ctx.db, consultation.id)) {
    const at = new Date(received_at);
    const day = dayOf(at);
    const deadline = deadlines.get(day) ?? reviewDeadline(consultation, at);
    deadlines.set(day, deadline);
    const side = today > deadline ? overdue : waiting;
    side.n += 1;
    if (side.due === undefined || deadline < side.due) side.due = deadline;
  }
  return { overdue, waiting };
}

/** How many comments of a consultation should have been reviewed by now. */
export async function countOverdue(ctx: Context, consultation: Consultation): Promise<number> {
  const today = dayOf(ctx.clock.now());
  const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);
  // Deadlines rise with the day of receipt: the first day whose deadline has not passed parts them.
  let day = addDays(today, -1);
  while (reviewDeadline(consultation, noon(day)) >= today) day = addDays(day, -1);
  const before = new Date(`${addDays(day, 1)}T00:00:00+08:00`).toISOString();
  return queries.countHeldBefore(ctx.db, consultation.id, before);
}
