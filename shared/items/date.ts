import type { ItemOf } from '../questionnaire/definition.ts';
import { type ItemKind, problemOf } from './kind.ts';

/** A calendar day, `YYYY-MM-DD`. Kept and exported, not tabulated. */
export const date: ItemKind<ItemOf<'date'>> = {
  read: (item, fields) => (fields.get(item.code) ?? '').trim() || undefined,
  isBlank: (answer) => answer === '',
  missing: (item) => problemOf(item, 'required'),
  check(item, answer) {
    if (typeof answer !== 'string' || !isDay(answer)) return [problemOf(item, 'not_a_date')];
    if (item.min !== undefined && answer < item.min) return [problemOf(item, 'too_small')];
    if (item.max !== undefined && answer > item.max) return [problemOf(item, 'too_large')];
    return [];
  },
  variables: () => [],
  codes: () => [],
};

/** Whether the string names a day that exists: 2021-02-30 does not. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
