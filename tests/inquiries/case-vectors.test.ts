import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ActContents, InquiryAct, KeptAct } from '#server/inquiries/case/acts.ts';
import { dueAfter } from '#server/inquiries/case/clocks.ts';
import { standingOf } from '#server/inquiries/case/standing.ts';
import { kept } from './histories.ts';

interface Vector {
  rule: string;
  start: string;
  n: number;
  due: string | null;
  received?: string;
  missing_year?: number;
}

const vectors = JSON.parse(
  readFileSync(new URL('../fixtures/calendar/disclosure-periods.json', import.meta.url), 'utf8'),
) as Vector[];

const facts = { departmentId: 'office', ends: '24:00' } as const;

const midnight = (day: string) => new Date(`${day}T24:00:00+08:00`);

type Said = { [act in InquiryAct]: [act: act, content: ActContents[act], day: string] }[InquiryAct];

/** An application, each act at ten in the morning of its day. */
const folded = (...said: Said[]) =>
  standingOf(
    facts,
    said.map(
      ([act, content, day], n): KeptAct => kept(n + 1, act, content, new Date(`${day}T10:00:00+08:00`)),
    ),
  );

const received = (day: string): Said => ['receive', { limit: { days: 20 }, day }, day];

test.each(vectors)('$rule from $start', ({ rule, start, n, due, received: first, missing_year }) => {
  const last = (...said: Said[]) => folded(...said).clocks.at(-1);
  if (rule === 'foi_reply') {
    const clock = last(received(start));
    expect(clock?.dueAt).toEqual(due === null ? undefined : midnight(due));
    expect(clock?.missingYear).toBe(missing_year?.toString());
  } else if (rule === 'foi_extension') {
    const asked: Said = ['ask-extension', { days: n, reason: '需要征求意见' }, '2021-06-10'];
    const granted: Said = ['grant-extension', { limit: { days: n } }, '2021-06-11'];
    const accepted: Said = ['accept', {}, '2021-05-18'];
    expect(last(received(first ?? ''), accepted)?.dueAt).toEqual(midnight(start));
    expect(last(received(first ?? ''), accepted, asked, granted)?.dueAt).toEqual(midnight(due ?? ''));
  } else if (rule === 'foi_reply_after_correction') {
    const asked: Said = ['ask-correction', { what: '请写明文号', until: '2021-05-28' }, '2021-05-14'];
    const corrected: Said = ['correct', { day: start, limit: { days: n } }, start];
    // Nobody is late while the applicant is asked.
    expect(last(received(first ?? ''), asked)?.dueAt).toBeUndefined();
    expect(last(received(first ?? ''), asked, corrected)?.dueAt).toEqual(midnight(due ?? ''));
  } else {
    const from = new Date(`${start}T00:00:00+08:00`);
    expect(dueAfter({ days: n }, from, '24:00')).toEqual({ at: midnight(due ?? '') });
  }
});

test('the days on which a third party is asked are not counted, unless the time was over before', () => {
  const accepted: Said = ['accept', {}, '2021-05-18'];
  const asked: Said = ['consult', { whom: 'third_party', day: '2021-05-24' }, '2021-05-24'];
  const waiting = folded(received('2021-05-17'), accepted, asked);
  expect(waiting.clocks[0]?.dueAt).toBeUndefined();
  expect(waiting.paused?.dueAt).toEqual(midnight('2021-06-15'));
  const answered: Said = ['consult-end', { day: '2021-05-31', view: '不同意公开' }, '2021-05-31'];
  const after = folded(received('2021-05-17'), accepted, asked, answered);
  expect(after.clocks[0]?.dueAt).toEqual(midnight('2021-06-22'));
  // A reply ends the pause as well.
  const replied = folded(received('2021-05-17'), accepted, asked, [
    'reply',
    { text: '部分公开' },
    '2021-05-31',
  ]);
  expect(replied.clocks[0]?.dueAt).toEqual(midnight('2021-06-22'));
  const late: Said = ['consult', { whom: 'other_body', day: '2021-06-16' }, '2021-06-16'];
  const end: Said = ['consult-end', { day: '2021-06-30' }, '2021-06-30'];
  expect(folded(received('2021-05-17'), accepted, late).clocks[0]?.dueAt).toEqual(midnight('2021-06-15'));
  expect(folded(received('2021-05-17'), accepted, late, end).clocks[0]?.dueAt).toEqual(
    midnight('2021-06-15'),
  );
});

test('what becomes urgent is due four hours after it was marked, and never later than before', () => {
  const marked: Said = ['mark', { urgent: true, limit: { hours: 4 } }, '2021-06-10'];
  const clock = folded(received('2021-05-17'), marked).clocks[0];
  expect(clock?.dueAt?.toISOString()).toBe('2021-06-10T06:00:00.000Z');
  const late: Said = ['mark', { urgent: true, limit: { hours: 4 } }, '2021-06-16'];
  expect(folded(received('2021-05-17'), late).clocks[0]?.dueAt).toEqual(midnight('2021-06-15'));
});
