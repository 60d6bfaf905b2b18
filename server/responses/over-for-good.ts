import { addDays, dayOf, lastDayBefore } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import * as queries from './responses.queries.ts';

/** Days before the closing from which it is asked: clocks err by hours, by days, or altogether. */
const ASKED_DAYS = 31;

/**
 * Whether the results are public though the clock says that the questionnaire is open: it was set back, and what was
 * published counts every answer that there will ever be. Costs nothing long before the closing, and later one look at
 * the store after each publication.
 */
export async function isOverForGood(
  { clock, pages, db }: Context,
  { id, closesAt }: Pick<Questionnaire, 'id' | 'closesAt'>,
): Promise<boolean> {
  if (dayOf(clock.now()) < addDays(lastDayBefore(closesAt), -ASKED_DAYS)) return false;
  const { generation } = pages;
  let known = unreleased.get(pages);
  if (known?.generation !== generation) {
    known = { generation, ids: new Set() };
    unreleased.set(pages, known);
  }
  if (known.ids.has(id)) return false;
  if (await queries.isReleasedSince(db, id, closesAt.toISOString())) return true;
  known.ids.add(id);
  return false;
}

/** What was seen without public results. Every publication expires the pages, and this with them. */
const unreleased = new WeakMap<Context['pages'], { generation: number; ids: Set<string> }>();
