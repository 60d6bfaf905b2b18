import { dayOf, daysBetween, lastDayBefore } from '#shared/time.ts';
import { listInScope } from '../consultations/consultation-scope.ts';
import { type Consultation, consultationPhase } from '../consultations/consultations.ts';
import type { RoundPhase } from '../consultations/period.ts';
import { type PublishedOutcome, publishedOutcomes } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { can } from '../staff/roles.ts';
import * as queries from './boards.queries.ts';
import { heldIn, nothingHeld } from './held.ts';

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
  figures: BoardFigures | undefined;
}

/** Comments in 件. */
export interface BoardFigures {
  received: number;
  held: number;
  overdue: number;
}

/** Those of the officer's departments, the newest first. */
export const listBoards = async (ctx: Context, officer: SignedIn): Promise<Board[]> =>
  boardsOf(ctx, officer, await listInScope(ctx, officer));

/** How these stand, each figure counted once for all of them. */
export async function boardsOf(
  ctx: Context,
  officer: SignedIn,
  consultations: readonly Consultation[],
): Promise<Board[]> {
  const outcomes = await publishedOutcomes(ctx);
  const seen = consultations.filter(({ departmentId }) => can(officer, 'see-figures', departmentId));
  const figures = await figuresOf(ctx, seen);
  const now = ctx.clock.now();
  return consultations.map((consultation) => {
    const outcome = outcomes.findLast(({ consultationId }) => consultationId === consultation.id);
    const standing = standingAt(now, consultation);
    const dueIn = outcome ? undefined : standing.dueIn;
    return { ...standing, dueIn, outcome, figures: figures.get(consultation.id) };
  });
}

function standingAt(now: Date, consultation: Consultation): Omit<Board, 'outcome' | 'figures'> {
  const today = dayOf(now);
  const { opensAt, closesAt } = consultation.round.window;
  return {
    consultation,
    phase: consultationPhase(consultation, now),
    opensIn: now < opensAt ? daysBetween(today, dayOf(opensAt)) : undefined,
    closesIn: now >= opensAt && now < closesAt ? daysBetween(today, lastDayBefore(closesAt)) : undefined,
    dueIn: daysBetween(today, consultation.round.feedbackDueOn),
  };
}

async function figuresOf(ctx: Context, consultations: Consultation[]): Promise<Map<string, BoardFigures>> {
  if (consultations.length === 0) return new Map();
  const ids = consultations.map(({ id }) => id);
  const received = new Map(
    (await queries.countReceived(ctx.db, ids)).map(({ consultation_id, n }) => [consultation_id, n]),
  );
  const held = await heldIn(ctx, consultations);
  return new Map(
    ids.map((id) => {
      const { overdue, waiting } = held.get(id) ?? nothingHeld;
      return [id, { received: received.get(id) ?? 0, held: overdue.n + waiting.n, overdue: overdue.n }];
    }),
  );
}
