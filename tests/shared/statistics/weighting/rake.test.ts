import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Margin,
  marginOf,
  type RefusalKind,
  WeightingRefusal,
} from '#shared/statistics/weighting/cells.ts';
import { kish } from '#shared/statistics/weighting/kish.ts';
import { postStratify } from '#shared/statistics/weighting/post-stratify.ts';
import { rake } from '#shared/statistics/weighting/rake.ts';
import { trim } from '#shared/statistics/weighting/trim.ts';
import { apart } from './reference.ts';

const sex = ['m', 'f', 'm', 'f', null];
const age = ['y', 'y', 'o', 'o', 'o'];
const counts = [40, 60, 30, 20, 10];
const ageMargin = marginOf('age', age, { y: 700, o: 300 });

const refusalOf = (work: () => unknown): RefusalKind & { words: string } => {
  try {
    work();
  } catch (error) {
    if (error instanceof WeightingRefusal) return { ...error.reason, words: error.message };
    throw error;
  }
  throw new Error('not refused');
};

const sumIn = (weights: ArrayLike<number>, margin: Margin, category: number) =>
  counts.reduce((sum, n, cell) => sum + (margin.of[cell] === category ? n * weights[cell]! : 0), 0);

describe('those without a category', () => {
  test('take no part in a margin that excludes them, and are weighted by the others', () => {
    const sexMargin = marginOf('sex', sex, { m: 490, f: 510 }, 'excluded');
    const { weights, margins } = rake({ counts }, [ageMargin, sexMargin]);
    expect(sumIn(weights, ageMargin, 1)).toBeCloseTo(300, 7);
    const [m, f] = [sumIn(weights, sexMargin, 0), sumIn(weights, sexMargin, 1)];
    expect(m / (m + f)).toBeCloseTo(0.49, 10);
    expect(m + f + 10 * weights[4]!).toBeCloseTo(1000, 7);
    expect(margins[1]?.categories.map(({ missed }) => Math.abs(missed) < 1e-9)).toEqual([true, true]);
  });

  test('keep the share of the sample that they are', () => {
    const sexMargin = marginOf('sex', sex, { m: 490, f: 510 }, 'kept');
    const { weights } = rake({ counts }, [ageMargin, sexMargin]);
    expect(10 * weights[4]!).toBeCloseTo((1000 * 10) / 160, 7);
    const [m, f] = [sumIn(weights, sexMargin, 0), sumIn(weights, sexMargin, 1)];
    expect(m / f).toBeCloseTo(49 / 51, 10);
    expect(sumIn(weights, ageMargin, 0)).toBeCloseTo(700, 7);
  });

  test('are refused where no rule is given', () => {
    expect(refusalOf(() => rake({ counts }, [marginOf('sex', sex, { m: 1, f: 1 })]))).toMatchObject({
      kind: 'no_category',
      margin: 'sex',
      respondents: 10,
    });
  });
});

describe('refused, in words', () => {
  const two = ['a', 'b'];
  const refuse = (targets: { [category: string]: number }, n = [5, 5]) =>
    refusalOf(() => rake({ counts: n }, [marginOf('area', two, targets)]));

  test('a category of the sample without a target', () => {
    expect(refuse({ a: 10 })).toMatchObject({ kind: 'no_target', category: 'b' });
    expect(refuse({ a: 10, b: 0 })).toMatchObject({ kind: 'no_target', category: 'b' });
  });

  test('a target that nobody in the sample meets', () => {
    expect(refuse({ a: 10, b: 10 }, [5, 0])).toMatchObject({
      kind: 'empty_cell',
      words: 'area: nobody in the sample is b, but the target is 10',
    });
    expect(
      refusalOf(() => postStratify({ counts: [5, 0] }, marginOf('area', two, { a: 1, b: 1 }))).kind,
    ).toBe('empty_cell');
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a target of %d', (target) => {
    expect(refuse({ a: 10, b: target })).toMatchObject({ kind: 'bad_target', category: 'b' });
  });

  test('totals that disagree, both of them named', () => {
    const { words, ...reason } = refusalOf(() =>
      rake({ counts: [5, 5] }, [
        marginOf('area', two, { a: 60, b: 40 }),
        marginOf('age', two, { a: 50, b: 49 }),
      ]),
    );
    expect(reason).toMatchObject({ kind: 'totals_disagree', margins: ['area', 'age'], totals: [100, 99] });
    expect(words).toBe('the targets of area come to 100, those of age to 99');
  });

  test('margins that no weights can meet', () => {
    const margins = [
      marginOf('area', ['a', 'b', 'b'], { a: 50, b: 50 }),
      marginOf('age', ['y', 'o', 'o'], { y: 10, o: 90 }),
    ];
    const { words, ...reason } = refusalOf(() => rake({ counts: [5, 5, 5] }, margins));
    expect(reason).toMatchObject({ kind: 'not_converged', margin: 'area' });
    expect(words).toMatch(
      /^no weights meet all margins: after \d+ sweeps area is missed by 4.0e-1 of its total/,
    );
    const slow = refusalOf(() =>
      rake(
        { counts: [1, 9, 9, 1] },
        [
          marginOf('area', ['a', 'a', 'b', 'b'], { a: 50, b: 50 }),
          marginOf('age', ['y', 'o', 'y', 'o'], { y: 10, o: 90 }),
        ],
        { sweeps: 2 },
      ),
    );
    expect(slow).toMatchObject({ kind: 'not_converged', sweeps: 2 });
  });

  test('the last of many small steps is not missed', () => {
    const margins = [ageMargin, marginOf('sex', ['m', 'f', 'm', 'f', 'm'], { m: 450, f: 550 })];
    const whole = rake({ counts }, margins);
    const cut = rake({ counts }, margins, { sweeps: whole.sweeps - 1 });
    expect(cut.sweeps).toBe(whole.sweeps - 1);
    expect(apart(cut.weights, whole.weights)).toBeLessThan(1e-9);
  });

  test('an empty sample, weights before that are none, bounds that do not hold the mean', () => {
    expect(refuse({ a: 1, b: 1 }, [0, 0]).kind).toBe('no_respondents');
    expect(refusalOf(() => rake({ counts, start: [1, 0, 1, 1, 1] }, [ageMargin]))).toMatchObject({
      kind: 'bad_start',
      cell: 1,
    });
    expect(refusalOf(() => rake({ counts }, [ageMargin], { bounds: [1.1, 2] })).kind).toBe('bad_bounds');
  });
});

/**
 * Samples of up to 12 cells, with margins taken from a population that holds each of them, and not one in thousands: where
 * a cell is next to nothing raking takes tens of thousands of sweeps, and is refused.
 */
const sample = fc
  .record({
    cells: fc.array(
      fc.record({
        n: fc.integer({ min: 1, max: 50 }),
        people: fc.integer({ min: 100, max: 5000 }),
        a: fc.constantFrom('1', '2', '3'),
        b: fc.constantFrom('x', 'y'),
      }),
      { minLength: 2, maxLength: 12 },
    ),
  })
  .map(({ cells }) => {
    const targets = (name: 'a' | 'b') => {
      const sums: { [category: string]: number } = {};
      for (const cell of cells) sums[cell[name]] = (sums[cell[name]] ?? 0) + cell.people;
      return sums;
    };
    const margins = (over = cells) =>
      (['a', 'b'] as const).map((name) =>
        marginOf(
          name,
          over.map((cell) => cell[name]),
          targets(name),
        ),
      );
    return { cells, margins };
  });

describe('whatever the sample', () => {
  test('margins are met, and weights do not depend on scale or order', () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0.01, max: 1000, noNaN: true }), ({ cells, margins }, factor) => {
        const n = cells.map((cell) => cell.n);
        const raked = rake({ counts: n }, margins(), { sweeps: 20_000 });
        for (const { categories } of raked.margins)
          for (const { missed } of categories) expect(Math.abs(missed)).toBeLessThan(1e-9);
        const scaled = rake({ counts: n, start: n.map(() => factor) }, margins(), { sweeps: 20_000 });
        expect(apart(scaled.weights, raked.weights)).toBeLessThan(1e-9);
        const turned = cells.toReversed();
        const reversed = rake({ counts: n.toReversed() }, margins(turned), { sweeps: 20_000 });
        expect(apart(reversed.weights.reverse(), raked.weights)).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  test('rows and cells give the same weights', () => {
    fc.assert(
      fc.property(sample, ({ cells, margins }) => {
        const rows = cells.flatMap((cell) => Array.from({ length: cell.n }, () => cell));
        const byRows = rake({ counts: rows.map(() => 1) }, margins(rows), { sweeps: 20_000 }).weights;
        const byCells = rake({ counts: cells.map(({ n }) => n) }, margins(), { sweeps: 20_000 }).weights;
        const spread = cells.flatMap(({ n }, at) => Array.from({ length: n }, () => byCells[at]!));
        expect(apart(byRows, spread)).toBeLessThan(1e-11);
        expect(kish(byRows).deff).toBeCloseTo(
          kish(
            byCells,
            cells.map(({ n }) => n),
          ).deff,
          10,
        );
      }),
      { numRuns: 60 },
    );
  });
});

test('weights that are all equal cost nothing, and no weight is left when all are trimmed', () => {
  expect(kish([3, 3, 3], [2, 5, 1])).toMatchObject({ n: 8, deff: 1, n_eff: 8, max_over_mean: 1 });
  const all = trim([1, 1], [1, 3], [1, 1]);
  expect([...all.weights]).toEqual([2, 2]);
  expect(all.respondents).toBe(2);
});

test('a cell without anybody has no weight', () => {
  const { weights } = rake({ counts: [10, 0, 5] }, [marginOf('a', ['1', '1', '2'], { 1: 50, 2: 50 })]);
  expect([...weights]).toEqual([5, 0, 10]);
});
