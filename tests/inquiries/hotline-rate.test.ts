import { expect, test } from 'vitest';
import hotline from '#db/seeds/hotline-2021.json' with { type: 'json' };
import type { KeptAct, Limit } from '#server/inquiries/case/acts.ts';
import { isLate } from '#server/inquiries/case/clocks.ts';
import { standingOf } from '#server/inquiries/case/standing.ts';
import { facts, kept } from './histories.ts';
import { countsByActs, rateOf } from './recount.ts';

interface Line {
  at: string;
  state: string;
  by: string;
  event?: string;
  new_due?: string;
  reason_code?: string;
  rating?: number;
}

/** An act of the sample's line, or none where it says what the state says already. */
function actOf(
  { at, state, by, event, new_due, reason_code, rating }: Line,
  seq: number,
  due: Limit,
): KeptAct[] {
  const time = new Date(at);
  const limit = { due: new_due ?? '' };
  const words = rating === 5 ? 'satisfied' : rating === 4 ? 'basically_satisfied' : 'dissatisfied';
  switch (state) {
    case 'received':
      return [kept(seq, 'receive', { limit: due }, time)];
    case 'answered_direct':
    case 'three_way':
      return [kept(seq, 'answer', { text: 'a', way: state === 'three_way' ? 'three_way' : 'direct' }, time)];
    case 'transferred':
      return event === 'supervise'
        ? [kept(seq, 'supervise', { note: 's' }, time)]
        : [kept(seq, 'transfer', { to: by }, time)];
    case 'returned':
      return [kept(seq, 'return', { reason: reason_code ?? '' }, time)];
    case 'extension_requested':
      return [kept(seq, 'ask-extension', { days: 3, reason: 'r' }, time)];
    case 'extension_approved':
      return [kept(seq, 'grant-extension', { limit }, time)];
    case 'replied':
      return [kept(seq, 'reply', { text: 'r' }, time)];
    case 'callback':
      return [kept(seq, 'call-back', { way: 'phone', rating: words }, time)];
    case 'reopened':
      return [kept(seq, 'reopen', { reason: 'r', limit }, time)];
    case 'not_accepted':
      return [kept(seq, 'not-accept', { rule: reason_code ?? '' }, time)];
    case 'closed':
      return [kept(seq, 'close', {}, time)];
    default:
      throw new RangeError(state);
  }
}

const demands = hotline.demands.map(({ id, due, history }) => {
  const acts: KeptAct[] = [];
  for (const line of history as Line[]) {
    // Not accepted is an end already.
    if (line.state === 'closed' && acts.at(-1)?.act === 'not-accept') continue;
    acts.push(...actOf(line, acts.length + 1, due ? { due } : { days: 5 }));
  }
  return { id, acts, standing: standingOf(facts, acts) };
});

test('the sample’s twelve demands: ten of eleven in time, and the late one by name', () => {
  const now = new Date('2021-06-01T00:00:00+08:00');
  const { due, on_time } = hotline.sample_rate;
  expect(
    rateOf(
      demands.map(({ standing }) => standing),
      now,
    ),
  ).toEqual({ due, inTime: on_time });
  const counted = demands.filter(({ acts }) => countsByActs(acts));
  expect(counted).toHaveLength(due);
  const late = counted.filter(({ standing }) => standing.clocks.some((clock) => isLate(clock, now)));
  expect(late.map(({ id }) => id)).toEqual(['DL-20210512-0090']);
});
