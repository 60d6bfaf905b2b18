import { dayOf, daysBetween, lastDayBefore } from '#shared/time.ts';
import { type CommentCounts, countComments } from '../comments/comment-counts.ts';
import { reviewDeadline } from '../comments/desk.ts';
import { listInScope } from '../consultations/consultation-scope.ts';
import { type Consultation, consultationPhase } from '../consultations/consultations.ts';
import type { RoundPhase } from '../consultations/period.ts';
import { findPublishedOutcome, type PublishedOutcome } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { can } from '../staff/roles.ts';
import * as queries from './boards.queries.ts';

/** How a consultation stands on the board of its department. */
export interface Board {
  consultation: Consultation;
  phase: RoundPhase;
  /** Days until the period opens, while it has not; until its last day, while it runs. */
  opensIn: number | undefined;
  closesIn: number | undefined;
  /** Days until the outcome is due; negative when it is overdue, nothing once it is public. */
  dueIn: number | undefined;
  outcome: PublishedOutcome | undefined;
  /** Nothing for officers who see no figures. */
  figures: { counts: CommentCounts; overdue: number } | undefined;
}

export async function boardOf(ctx: Context, officer: SignedIn, consultation: Consultation): Promise<Board> {
  const now = ctx.clock.now();
  const today = dayOf(now);
  const { opensAt, closesAt } = consultation.round.window;
  const phase = consultationPhase(consultation, now);
  const outcome = await findPublishedOutcome(ctx, consultation.id);
  return {
    consultation,
    phase,
    opensIn: now < opensAt ? daysBetween(today, dayOf(opensAt)) : undefined,
    closesIn: now >= opensAt && now < closesAt ? daysBetween(today, lastDayBefore(closesAt)) : undefined,
    dueIn: outcome ? undefined : daysBetween(today, consultation.round.feedbackDueOn),
    outcome,
    figures: can(officer, 'see-figures', consultation.departmentId)
      ? { counts: await countComments(ctx, consultation), overdue: await countOverdue(ctx, consultation) }
      : undefined,
  };
}

/** Those of the officer's departments, the newest first. */
export const listBoards = async (ctx: Context, officer: SignedIn): Promise<Board[]> =>
  Promise.all((await listInScope(ctx, officer)).map((each) => boardOf(ctx, officer, each)));

/** Comments that should have been reviewed by now. */
async function countOverdue(ctx: Context, consultation: Consultation): Promise<number> {
  const today = dayOf(ctx.clock.now());
  const days = new Map<string, boolean>();
  let overdue = 0;
  for (const { received_at } of await queries.listHeldTimes(ctx.db, consultation.id)) {
    const at = new Date(received_at);
    const day = dayOf(at);
    const late = days.get(day) ?? today > reviewDeadline(consultation, at);
    days.set(day, late);
    if (late) overdue++;
  }
  return overdue;
}
