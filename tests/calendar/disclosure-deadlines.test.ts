import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DisclosureDays,
  deadlinesFor,
  disclosureRules,
  lastDay,
  receiptWays,
} from '#server/calendar/disclosure-deadlines.ts';
import { lawOf } from '#server/calendar/laws.ts';
import { isWorkingDay, workingDaysAfter } from '#server/calendar/working-days.ts';
import { holdsOn } from '#shared/dated.ts';
import { addDays } from '#shared/time.ts';
import vectors from '../fixtures/calendar/disclosure-periods.json' with { type: 'json' };

const today = '2021-05-20';

const lastOf = (code: string, days: DisclosureDays, on = today) =>
  deadlinesFor(days, on).find(({ rule }) => rule.code === code)?.last;

/** The vectors of the material by the periods of the rules and the days that they run from. */
const asked: { [rule: string]: (start: string, received?: string) => [string, DisclosureDays] } = {
  foi_reply: (received) => ['reply', { received }],
  foi_correction_notice: (received) => ['correction', { received }],
  third_party_view: (day) => ['third_party', { received: day, asked: day }],
  active_disclosure: (formed) => ['active_disclosure', { formed }],
  foi_extension: (_, received) => ['extension', { received }],
  foi_reply_after_correction: (corrected, received) => ['reply', { received, corrected }],
};

test.each(vectors.map((each) => [each.rule, each.start, each] as const))(
  '%s from %s',
  (name, start, vector) => {
    const [code, days] = asked[name]?.(start, vector.received) ?? ['', {}];
    const expected = vector.due === null ? { missingYear: String(vector.missing_year) } : { day: vector.due };
    expect(lastOf(code, days)).toEqual(expected);
  },
);

describe('an application', () => {
  test('the steps come in their order, and only those that are asked for', () => {
    expect(deadlinesFor({ received: '2021-05-17' }, today).map(({ rule }) => rule.code)).toEqual([
      ...['correction', 'third_party', 'reply', 'extension', 'reconsideration', 'lawsuit', 'lawsuit_after'],
    ]);
    expect(deadlinesFor({ formed: '2021-05-14' }, today).map(({ rule }) => rule.code)).toEqual([
      'active_disclosure',
    ]);
    expect(deadlinesFor({}, today)).toEqual([]);
  });

  test('the time in which a third party is asked is not counted', () => {
    const received = '2021-05-17';
    expect(lastOf('reply', { received })).toEqual({ day: '2021-06-15' });
    const third = { received, asked: '2021-05-20', answered: '2021-05-27' };
    expect(lastOf('reply', third)).toEqual({ day: '2021-06-22' });
    expect(lastOf('reply', { received, asked: '2021-05-20' })).toEqual({ day: '2021-06-15' });
  });

  test('nothing is named whose calendar is not there', () => {
    expect(lastOf('extension', { received: '2021-11-20' })).toEqual({ missingYear: '2022' });
    expect(lastOf('reply', { received: '2030-01-04' })).toEqual({ missingYear: '2030' });
    expect(lastDay({ n: 60, unit: 'calendar_day' }, '2021-11-20')).toEqual({ missingYear: '2022' });
  });

  test('periods in days and months run on when they end on a day off', () => {
    expect(lastDay({ n: 60, unit: 'calendar_day' }, '2021-08-03')).toEqual({ day: '2021-10-08' });
    expect(lastDay({ n: 6, unit: 'month' }, '2021-04-01')).toEqual({ day: '2021-10-08' });
    expect(lastDay({ n: 6, unit: 'month' }, '2021-05-17')).toEqual({ day: '2021-11-17' });
  });

  test('what may be done against an answer is what the law said on its day', () => {
    const codes = (replied: string | undefined, on: string) =>
      deadlinesFor({ received: '2021-05-17', replied }, on)
        .filter(({ rule }) => rule.counts_from === 'replied')
        .map(({ rule }) => rule.code);
    const before = ['reconsideration', 'lawsuit'];
    const since = ['reconsideration_first', 'other_lawsuit'];
    expect(codes(undefined, '2023-12-31')).toEqual(before);
    expect(codes(undefined, '2024-01-01')).toEqual(since);
    expect(codes('2023-12-31', '2025-03-03')).toEqual(before);
    expect(codes('2024-01-01', '2025-03-03')).toEqual(since);
  });

  test('the last day is a working day, and n working days lie behind it', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2021-01-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const last = lastDay({ n, unit: 'working_day' }, from);
        if ('missingYear' in last) return expect(last.missingYear).toBe('2022');
        expect(isWorkingDay(last.day)).toBe(true);
        expect(workingDaysAfter(from, last.day)).toBe(n);
      }),
    );
  });
});

test('every rule cites laws of the list that are in force while it holds', () => {
  for (const rule of disclosureRules)
    for (const citation of rule.basis) {
      const law = lawOf(citation);
      for (const day of ['2021-05-15', '2023-12-31', '2024-01-01', '2026-06-01'])
        if (holdsOn(rule, day)) expect([rule.code, day, holdsOn(law, day)]).toEqual([rule.code, day, true]);
    }
  expect(receiptWays).toHaveLength(4);
  expect(() => lawOf({ law: 'constructor' })).toThrow('constructor');
});
