import { dayOf, isDay } from '#shared/time.ts';
import { readForm } from '../http/form.ts';
import type { PageContext } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { type NewLeave, setsForOthers } from './leave.ts';

/** Leave as its form was filled in, and what has to be changed. */
export async function readLeave(c: PageContext) {
  const form = await readForm(c);
  const { t, now } = c.get('view');
  const officer = officerOf(c);
  const text = (name: string) => form.get(name) ?? '';
  const filled: NewLeave = {
    officerId: setsForOthers(officer) ? text('officer') : officer.id,
    deputyId: text('deputy'),
    fromDay: text('from'),
    untilDay: text('until'),
  };
  const problems = new Map<string, string>();
  if (filled.officerId === '') problems.set('officer', t('chains.wrong_officer'));
  if (filled.deputyId === '') problems.set('deputy', t('chains.wrong_deputy'));
  if (!isDay(filled.fromDay) || filled.fromDay < dayOf(now)) problems.set('from', t('chains.wrong_from'));
  if (!isDay(filled.untilDay) || filled.untilDay < filled.fromDay)
    problems.set('until', t('chains.wrong_until'));
  return { filled, problems };
}
