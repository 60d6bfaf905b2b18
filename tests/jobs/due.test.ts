import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkingDay } from '#server/calendar/working-days.ts';
import { nextDue } from '#server/jobs/due.ts';
import { addMinutes } from '#shared/time.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const morning = { at: '08:30', on: isWorkingDay };

test.each([
  ['before the hour', '2021-05-20T08:00:00', undefined, undefined, '2021-05-20T08:30:00'],
  ['at the hour', '2021-05-20T08:30:00', '2021-05-19T08:30:00', '2021-05-19T08:30:05', '2021-05-20T08:30:00'],
  ['late in the day', '2021-05-20T15:00:00', undefined, undefined, '2021-05-20T08:30:00'],
  ['done today', '2021-05-20T15:00:00', '2021-05-20T08:30:00', '2021-05-20T08:30:05', '2021-05-21T08:30:00'],
  [
    'failed today',
    '2021-05-20T08:31:00',
    '2021-05-20T08:30:00',
    '2021-05-19T08:30:05',
    '2021-05-20T08:40:00',
  ],
  [
    'done on a Friday',
    '2021-05-21T09:00:00',
    '2021-05-21T08:30:00',
    '2021-05-21T08:31:00',
    '2021-05-24T08:30:00',
  ],
  [
    'on a Saturday',
    '2021-05-22T09:00:00',
    '2021-05-21T08:30:00',
    '2021-05-21T08:31:00',
    '2021-05-24T08:30:00',
  ],
  ['on a make-up working Saturday', '2021-05-08T09:00:00', undefined, undefined, '2021-05-08T08:30:00'],
])('a morning’s job %s', (_what, now, started, succeeded, next) => {
  const last = { startedAt: started && at(started), succeededAt: succeeded && at(succeeded) };
  expect(
    nextDue(
      morning,
      { startedAt: last.startedAt || undefined, succeededAt: last.succeededAt || undefined },
      at(now),
    ),
  ).toEqual(at(next));
});

test('whatever ran before: a success puts it off, no run waits for ever', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 });
  const due = fc.oneof(
    fc.record({ everyMinutes: fc.integer({ min: 1, max: 3000 }) }),
    fc.constant(morning),
    fc.constant({ at: '23:59' }),
  );
  fc.assert(
    fc.property(due, minutes, fc.option(minutes), (when, later, earlier) => {
      const now = addMinutes(at('2021-01-01T00:00:00'), later);
      const startedAt = earlier === null ? undefined : addMinutes(at('2021-01-01T00:00:00'), earlier);
      const next = nextDue(when, { startedAt }, now);
      expect(next.getTime() - now.getTime()).toBeLessThan(15 * 86_400_000);
      const done = nextDue(when, { startedAt: now, succeededAt: now }, now);
      expect(done > now).toBe(true);
    }),
  );
});
