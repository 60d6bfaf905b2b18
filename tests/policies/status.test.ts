import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statusOn } from '#server/policies/policy-status.ts';
import { addDays } from '#shared/time.ts';

const START = '2021-01-01';
const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(START, n));

test('every day a document stands in one way, and it goes through them in the order of its life', () => {
  const order = ['not_yet', 'in_force', 'expires_soon', 'expired', 'repealed'];
  const dates = fc.record({
    effective: day,
    expires: fc.option(day, { nil: undefined }),
    repealedFrom: fc.option(day, { nil: undefined }),
  });
  fc.assert(
    fc.property(
      dates.filter(({ effective, expires = effective }) => expires >= effective),
      (given) => {
        const days = Array.from({ length: 1000 }, (_, n) => addDays(START, n));
        const places = days.map((each) => order.indexOf(statusOn(each, given)));
        expect(places.every((place) => place >= 0)).toBe(true);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      },
    ),
    { numRuns: 60 },
  );
});

test('the first and the last day count, and the sixty days before the last are soon', () => {
  const given = { effective: '2021-05-01', expires: '2021-09-30' };
  expect(statusOn('2021-04-30', given)).toBe('not_yet');
  expect(statusOn('2021-05-01', given)).toBe('in_force');
  expect(statusOn('2021-07-31', given)).toBe('in_force');
  expect(statusOn('2021-08-01', given)).toBe('expires_soon');
  expect(statusOn('2021-09-30', given)).toBe('expires_soon');
  expect(statusOn('2021-10-01', given)).toBe('expired');
  expect(statusOn('2021-10-01', { ...given, repealedFrom: '2021-10-01' })).toBe('repealed');
  expect(statusOn('2021-09-30', { ...given, repealedFrom: '2021-09-30' })).toBe('repealed');
});
