import { expect, test } from 'vitest';
import { publish, publishMarginal } from '#shared/statistics/suppression/publish.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import { crossed, shown } from './counts.ts';
import { pairOf } from './pairs.ts';
import { attackTogether } from './populations.ts';

/** `WENJI_ATTACK=long` for a thousand pairs. The seeds are always the same. */
const pairs = process.env.WENJI_ATTACK === 'long' ? 1000 : 60;

test('nothing hidden can be computed from two successive releases, knowing how many came and went', () => {
  let both = 0;
  let suspects = 0;
  for (let seed = 1; seed <= pairs; seed++) {
    const pair = pairOf(seed);
    const { first, second, joined, left } = pair;
    expect({ seed, leaks: attackTogether({ first, joined: 0, left: 0 }, 10).leaks }).toEqual({
      seed,
      leaks: [],
    });
    if (!second) continue;
    both += 1;
    const found = attackTogether({ first, second, joined, left }, 10);
    suspects += found.suspects;
    expect({ seed, leaks: found.leaks }).toEqual({ seed, leaks: [] });
  }
  if (pairs > 60)
    console.info(`${pairs} pairs, ${both} with new figures, ${suspects} hidden figures attacked`);
  expect(both).toBeGreaterThan(pairs / 20);
  expect(suspects).toBeGreaterThan(10 * pairs);
}, 1_800_000);

test('what an earlier release hides is hidden again', () => {
  const earlier = crossed([
    [3, 40, 57],
    [60, 44, 32],
    [45, 30, 40],
  ]);
  const suppression = suppress(earlier, 10);
  const before = {
    profiles: [{ code: 'P' }],
    marginals: [...earlier.profiles, ...earlier.opinions].flatMap(
      (each) => publishMarginal(each, suppression) ?? [],
    ),
    tables: earlier.tables.flatMap((each) => publish(each, suppression) ?? []),
  };
  const now = crossed([
    [13, 40, 57],
    [60, 44, 32],
    [45, 30, 40],
  ]);
  expect(shown(now)?.[0]).toBe('110 13 40 57');
  const again = publish(now.tables[0]!, suppress(now, 10, [before]));
  expect(
    again?.columns.map(({ base, cells }) => [base, ...cells.map((cell) => ('n' in cell ? cell.n : '*'))]),
  ).toEqual([
    [110, '*', '*', 57],
    [136, 60, 44, 32],
    [115, '*', '*', 40],
  ]);
  expect(publish(now.tables[0]!, suppress(now, 10, [{ ...before, tables: [] }]))).toBeUndefined();
  const unseen = suppress(now, 10, [{ ...before, marginals: before.marginals.slice(1) }]);
  expect(publishMarginal(now.profiles[0]!, unseen)).toBeUndefined();
  const silent = suppress(now, 10, [{ profiles: [], marginals: [], tables: [] }]);
  expect(publish(now.tables[0]!, silent)?.columns[0]?.cells).toEqual(now.tables[0]!.columns[0]!.cells);
});
