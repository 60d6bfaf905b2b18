import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, isKnownYear, isWorkingDay, workingDayFrom } from '#server/calendar/working-days.ts';
import { addDays, isDay } from '#shared/time.ts';
import official from '../fixtures/calendar/working-days-2021.json' with { type: 'json' };

interface Vector {
  rule: string;
  start: string;
  n: number;
  due?: string | null;
  earliest_close?: string;
  missing_year?: number;
}

const vectors: Vector[] = official.vectors;
const known = vectors.filter(({ missing_year }) => missing_year === undefined);

describe('2021', () => {
  test.each(known.map((each) => [each.rule, each.n, each.start, each.due ?? each.earliest_close]))(
    '%s: %i working days after %s is %s',
    (_, n, start, due) => {
      expect(addWorkingDays(String(start), Number(n))).toBe(due);
    },
  );

  test('holidays are off, make-up days are not, whatever the weekday', () => {
    for (const day of official.calendar.holidays) expect([day, isWorkingDay(day)]).toEqual([day, false]);
    for (const day of official.calendar.makeup_workdays)
      expect([day, isWorkingDay(day)]).toEqual([day, true]);
  });

  test('every other day is what its weekday says', () => {
    const named = new Set([...official.calendar.holidays, ...official.calendar.makeup_workdays]);
    let working = 0;
    for (let day = '2021-01-01'; day < '2022-01-01'; day = addDays(day, 1)) {
      if (isWorkingDay(day)) working += 1;
      if (named.has(day)) continue;
      const weekday = new Date(day).getUTCDay();
      expect([day, isWorkingDay(day)]).toEqual([day, weekday > 0 && weekday < 6]);
    }
    // 261 weekdays, 18 of them holidays, 7 weekend days worked.
    expect(working).toBe(250);
  });
});

test('a year that nobody entered is provisional: weekends alone are off, and it says so', () => {
  expect(isKnownYear('2021-12-31')).toBe(true);
  expect(isKnownYear('2022-01-01')).toBe(false);
  expect(isKnownYear('constructor')).toBe(false);
  for (const { start, n, missing_year } of vectors.filter((each) => each.missing_year)) {
    const due = addWorkingDays(start, n);
    expect([due.slice(0, 4), isKnownYear(due)]).toEqual([String(missing_year), false]);
  }
  expect(isWorkingDay('2022-10-03')).toBe(true);
  expect(isWorkingDay('2022-10-02')).toBe(false);
});

test('the day itself or the next working one', () => {
  expect(workingDayFrom('2021-06-11')).toBe('2021-06-11');
  expect(workingDayFrom('2021-06-12')).toBe('2021-06-15');
  expect(workingDayFrom('2021-10-01')).toBe('2021-10-08');
});

const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2020-06-01', n));

test('n working days later there are n working days between', () => {
  fc.assert(
    fc.property(day, fc.nat({ max: 40 }), (start, n) => {
      const due = addWorkingDays(start, n);
      let between = 0;
      for (let at = addDays(start, 1); at <= due; at = addDays(at, 1)) if (isWorkingDay(at)) between += 1;
      expect(between).toBe(n);
      if (n > 0) expect(isWorkingDay(due)).toBe(true);
    }),
  );
});

test.each(['2021-02-29', '2021-13-01', '2021-05-99', '2021-5-1', '20210501', '', 'today', ' 2021-05-01'])(
  '%j is no day',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

test.each(['2021-05-15', '2020-02-29', '2021-12-31'])('%s is one', (text) => {
  expect(isDay(text)).toBe(true);
});
