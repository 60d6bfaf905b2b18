import type { Key } from '#shared/i18n/catalogues.ts';
import { isDay } from '#shared/time.ts';
import { type DisclosureDays, receiptWays } from '../calendar/disclosure-deadlines.ts';

/** The days that are asked for, in the order of the form, and what each may not lie before. */
export const dayFields = ['received', 'corrected', 'asked', 'answered', 'replied'] as const;
export type DayField = (typeof dayFields)[number];

const notBefore: { [field in DayField]?: DayField[] } = {
  corrected: ['received'],
  asked: ['received'],
  answered: ['asked'],
  replied: ['received', 'corrected', 'answered'],
};

export interface DeadlinesAsked {
  /** As they were typed. */
  typed: { [field: string]: string };
  days: DisclosureDays;
  /** Somebody has asked for something. */
  asked: boolean;
  problems: Map<string, { key: Key; before?: DayField }>;
}

/** Reads the query of the calculator: of an application, or (`formed`) of what is to be disclosed without one. */
export function readDeadlines(query: (name: string) => string | undefined): DeadlinesAsked {
  const typed: DeadlinesAsked['typed'] = {};
  for (const name of [...dayFields, 'way', 'formed']) typed[name] = (query(name) ?? '').trim().slice(0, 40);
  const asked = Object.values(typed).some((each) => each !== '');
  const problems: DeadlinesAsked['problems'] = new Map();
  const given = (name: string) => (isDay(typed[name] ?? '') ? typed[name] : undefined);
  if (!asked) return { typed, days: {}, asked, problems };
  if (typed.formed !== '') {
    if (given('formed') === undefined) problems.set('formed', { key: 'wayfinding.day_wrong' });
    return { typed, days: { formed: given('formed') }, asked, problems };
  }
  if (!receiptWays.some(({ code }) => code === typed.way))
    problems.set('way', { key: 'wayfinding.way_missing' });
  for (const field of dayFields) {
    const day = given(field);
    if (day === undefined) {
      if (typed[field] !== '' || field === 'received') problems.set(field, { key: 'wayfinding.day_wrong' });
      continue;
    }
    const before = notBefore[field]?.find((other) => (given(other) ?? '') > day);
    if (before) problems.set(field, { key: 'wayfinding.too_early', before });
  }
  if (given('answered') !== undefined && typed.asked === '')
    problems.set('asked', { key: 'wayfinding.day_wrong' });
  const days = Object.fromEntries(dayFields.map((field) => [field, given(field)]));
  return { typed, days, asked, problems };
}
