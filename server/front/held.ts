import { dayOf } from '#shared/time.ts';
import { reviewDeadline } from '../comments/desk.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import * as queries from './boards.queries.ts';

/** Some comments and the first day by which one of them is to be reviewed. */
export interface Due {
  n: number;
  due: string | undefined;
}

/** Comments that wait for review: those that should have been reviewed by now, and the others. */
export interface Held {
  overdue: Due;
  waiting: Due;
}

export const nothingHeld: Held = { overdue: { n: 0, due: undefined }, waiting: { n: 0, due: undefined } };

/** What waits for review in each of the consultations, by their ids; those in which nothing does are left out. */
export async function heldIn(
  ctx: Context,
  consultations: readonly Pick<Consultation, 'id' | 'round'>[],
): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  if (consultations.length === 0) return held;
  const byId = new Map(consultations.map((each) => [each.id, each]));
  const today = dayOf(ctx.clock.now());
  for (const { consultation_id: id, hour, n } of await queries.countHeldByHour(ctx.db, [...byId.keys()])) {
    const consultation = byId.get(id);
    if (!consultation) continue;
    const deadline = reviewDeadline(consultation, new Date(`${hour}:00:00.000Z`));
    const found = held.get(id) ?? {
      overdue: { ...nothingHeld.overdue },
      waiting: { ...nothingHeld.waiting },
    };
    held.set(id, found);
    const side = today > deadline ? found.overdue : found.waiting;
    side.n += n;
    if (side.due === undefined || deadline < side.due) side.due = deadline;
  }
  return held;
}
