import { addDays, dayOf, lastDayBefore } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import * as queries from './responses.queries.ts';

/** Days before the closing from which it is asked: clocks err by hours, by days, or altogether. */
const ASKED_DAYS = 31;

/**
 * Whether the results are public though the clock says that the questionnaire is open: it was set back, and what was
 * published counts every answer that there will ever be. Costs nothing long before the closing.
 */
export async function isOverForGood(
  ctx: Context,
  { id, closesAt }: Pick<Questionnaire, 'id' | 'closesAt'>,
): Promise<boolean> {
  if (dayOf(ctx.clock.now()) < addDays(lastDayBefore(closesAt), -ASKED_DAYS)) return false;
  return queries.isReleasedSince(ctx.db, id, closesAt.toISOString());
}
