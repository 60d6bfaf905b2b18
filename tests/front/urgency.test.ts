import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byUrgency, urgencies, urgencyOf } from '#server/front/urgency.ts';
import { addDays } from '#shared/time.ts';

const today = '2021-06-16';

test.each([
  [undefined, 'later'],
  ['2021-06-15', 'overdue'],
  ['2020-12-31', 'overdue'],
  ['2021-06-16', 'today'],
  ['2021-06-17', 'week'],
  ['2021-06-22', 'week'],
  ['2021-06-23', 'later'],
] as const)('due %s is %s', (due, expected) => {
  expect(urgencyOf({ due }, today)).toBe(expected);
});

test('nothing is lost or told twice, the most pressing comes first, each heading in order of its days', () => {
  const day = fc.option(
    fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days)),
    { nil: undefined },
  );
  fc.assert(
    fc.property(fc.array(fc.record({ due: day, n: fc.nat() })), (matters) => {
      const groups = byUrgency(matters, today);
      expect(groups.flatMap(({ matters: mine }) => mine)).toHaveLength(matters.length);
      for (const matter of matters)
        expect(groups.filter(({ matters: mine }) => mine.includes(matter))).toHaveLength(1);
      const headings = groups.map(({ urgency }) => urgencies.indexOf(urgency));
      expect(headings).toEqual([...new Set(headings)].sort((a, b) => a - b));
      for (const { urgency, matters: mine } of groups) {
        expect(mine.length).toBeGreaterThan(0);
        for (const matter of mine) expect(urgencyOf(matter, today)).toBe(urgency);
        const days = mine.map(({ due }) => due ?? '9999');
        expect(days).toEqual([...days].sort());
      }
    }),
  );
});
