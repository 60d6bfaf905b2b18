import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResponseAct } from '#server/acts.ts';
import { Layout } from '#server/results/layout.ts';
import { Shown } from '#server/results/shown.ts';
import { stepOf, Tally } from '#server/results/tally.ts';
import { oneVersion, randomActs } from './histories.ts';

const layout = new Layout({ versions: oneVersion });

/** Every number that a state of the counters holds. */
const numbersOf = ({ marginals, crossings }: Tally) => ({
  received: marginals.received(),
  whole: Array.from({ length: layout.slots }, (_, slot) => marginals.at(slot)),
  crossed: Array.from({ length: layout.slots * layout.places }, (_, at) =>
    crossings.at(Math.floor(at / layout.places), at % layout.places),
  ),
});

const stateAfter = (acts: ResponseAct[]) => {
  const tally = new Tally(layout);
  for (const act of acts) tally.add(act);
  return numbersOf(tally);
};

const wholeOf = ({ whole }: Shown) => Array.from({ length: layout.slots }, (_, slot) => whole.at(slot));

describe('the steps in which officers see counts', () => {
  const seeds = fc.record({
    seed: fc.nat(),
    stored: fc.nat(30),
    acts: fc.nat(250),
    turns: fc.array(fc.nat(250)),
  });

  test('whole-base figures hold the acts up to the last ten, crossed ones up to the last refresh', () => {
    fc.assert(
      fc.property(seeds, ({ seed, stored, acts, turns }) => {
        const all = randomActs(seed, stored + acts);
        const shown = new Shown(layout, '2021-05-20');
        for (const act of all.slice(0, stored)) shown.load(stepOf(layout, act));
        let day = 20;
        let crossedAt = 0;
        for (let at = 1; at <= acts; at++) {
          shown.hear(stepOf(layout, all[stored + at - 1]!), `2021-05-${day}`);
          const whole = at - (at % 10);
          if (whole - crossedAt >= 100) crossedAt = whole;
          if (turns.includes(at)) {
            day += 1;
            crossedAt = whole;
            shown.turn(`2021-05-${day}`, false);
          } else shown.turn(`2021-05-${day}`, false);
          expect(shown.wholeAsOf).toMatchObject({ act: whole, newer: whole < at });
          expect(shown.crossedAsOf).toMatchObject({ act: crossedAt, newer: crossedAt < at });
        }
        const whole = stored + acts - (acts % 10);
        expect(wholeOf(shown)).toEqual(stateAfter(all.slice(0, whole)).whole);
        expect(numbersOf(shown.crossed)).toEqual(stateAfter(all.slice(0, stored + crossedAt)));
        expect(shown.received()).toEqual(stateAfter(all).received);
      }),
      { numRuns: 12 },
    );
  });

  test('what is shown and what is pending make the whole count', () => {
    fc.assert(
      fc.property(seeds, ({ seed, stored, acts }) => {
        const all = randomActs(seed, stored + acts);
        const shown = new Shown(layout, '2021-05-20');
        for (const act of all.slice(0, stored)) shown.load(stepOf(layout, act));
        for (const act of all.slice(stored)) shown.hear(stepOf(layout, act), '2021-05-20');
        for (const step of shown.pending()) shown.crossed.step(step);
        expect(numbersOf(shown.crossed)).toEqual(stateAfter(all));
        for (const step of shown.pending()) shown.crossed.step(step, -1);
        shown.turn('2021-05-20', true);
        expect(numbersOf(shown.crossed)).toEqual(stateAfter(all));
        expect(wholeOf(shown)).toEqual(stateAfter(all).whole);
        expect(shown.crossedAsOf.newer || shown.wholeAsOf.newer).toBe(false);
      }),
      { numRuns: 12 },
    );
  });
});
