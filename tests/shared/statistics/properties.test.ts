import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rakedInfluence } from '#shared/statistics/calibration.ts';
import type { CountedTable } from '#shared/statistics/counted.ts';
import { makeDesign } from '#shared/statistics/design.ts';
import {
  bestInterval,
  differenceOf,
  estimateTable,
  type TableEstimate,
} from '#shared/statistics/estimates.ts';
import { clopperPearson } from '#shared/statistics/intervals.ts';
import { meanOf } from '#shared/statistics/means.ts';
import { quantile, weightedQuantile } from '#shared/statistics/quantiles.ts';
import { close, countedFrom, readRows } from './support.ts';

const shape = fc
  .record({
    options: fc.integer({ min: 1, max: 5 }),
    groups: fc.integer({ min: 1, max: 4 }),
    cells: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ options, groups, cells }) =>
    fc.record({
      counts: fc.array(
        fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: cells, maxLength: cells }), {
          minLength: groups,
          maxLength: groups,
        }),
        { minLength: options, maxLength: options },
      ),
      weights: fc.array(fc.double({ min: 0.1, max: 8, noNaN: true }), { minLength: cells, maxLength: cells }),
      outside: fc.integer({ min: 0, max: 20 }),
    }),
  );

function tableFrom({
  counts,
  weights,
  outside,
}: {
  counts: number[][][];
  weights: number[];
  outside: number;
}): CountedTable {
  const base = counts[0]!.map((cells, group) =>
    cells.map((_, cell) => counts.reduce((sum, row) => sum + row[group]![cell]!, 0)),
  );
  return {
    choice: 'one',
    options: counts.map((_, option) => `o${option}`),
    groups: base.map((_, group) => `g${group}`),
    weights,
    n: base.flat().reduce((sum, one) => sum + one, outside),
    base,
    counts,
  };
}

const table = shape.map(tableFrom);

/** All numbers of an estimate, null and undefined as they are. */
const figures = ({ columns, test: outcome, deff, n_eff }: TableEstimate) => [
  deff,
  n_eff,
  outcome?.statistic,
  outcome?.p,
  ...columns.flatMap(({ n_eff: effective, shares }) => [
    effective,
    ...shares.flatMap(({ share, se, raw, ci }) => [
      share,
      se,
      raw,
      ...(ci.logit ?? []),
      ...(ci.wald_t ?? []),
    ]),
  ]),
];

function same(a: TableEstimate, b: TableEstimate, digits = 9): void {
  const [left, right] = [figures(a), figures(b)];
  expect(left.length).toBe(right.length);
  left.forEach((one, at) => {
    if (typeof one === 'number' && typeof right[at] === 'number') expect(one).toBeCloseTo(right[at], digits);
    else expect(one).toBe(right[at]);
  });
}

describe('whatever the counts', () => {
  test('the shares of a question add up to 1, and no interval leaves 0 to 1', () => {
    fc.assert(
      fc.property(table, (given) => {
        const { columns } = estimateTable(given);
        for (const column of columns) {
          const sum = column.shares.reduce((total, { share }) => total + (share ?? 0), 0);
          expect(sum).toBeCloseTo(column.base > 0 ? 1 : 0, 9);
          for (const share of column.shares) {
            const bounds = bestInterval(share, column);
            if (bounds === null) continue;
            expect(bounds[0]).toBeGreaterThanOrEqual(0);
            expect(bounds[1]).toBeLessThanOrEqual(1);
            expect(bounds[0]).toBeLessThanOrEqual(share.share! + 1e-9);
            expect(bounds[1]).toBeGreaterThanOrEqual(share.share! - 1e-9);
            expect(bounds[1] - bounds[0]).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  test('weights times a constant change nothing', () => {
    fc.assert(
      fc.property(table, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (given, factor) => {
        fc.pre(
          given.weights.some((weight) => weight !== 1) &&
            given.weights.some((weight) => weight * factor !== 1),
        );
        same(
          estimateTable({ ...given, weights: given.weights.map((weight) => weight * factor) }),
          estimateTable(given),
          7,
        );
      }),
    );
  });

  test('the order of weight cells, options and groups changes nothing', () => {
    fc.assert(
      fc.property(table, (given) => {
        const turned: CountedTable = {
          ...given,
          weights: given.weights.toReversed(),
          base: given.base.map((cells) => cells.toReversed()),
          counts: given.counts.map((row) => row.map((cells) => cells.toReversed())),
        };
        same(estimateTable(turned), estimateTable(given), 8);
        const options: CountedTable = {
          ...given,
          options: given.options.toReversed(),
          counts: given.counts.toReversed(),
          groups: given.groups.toReversed(),
        };
        options.base = given.base.toReversed();
        options.counts = options.counts.map((row) => row.toReversed());
        const [a, b] = [estimateTable(options).test, estimateTable(given).test];
        expect(a === null).toBe(b === null);
        if (a && b) expect(a.statistic).toBeCloseTo(b.statistic, 7);
      }),
    );
  });

  test('equal weights weight nothing', () => {
    fc.assert(
      fc.property(table, (given) => {
        const equal = estimateTable({ ...given, weights: given.weights.map(() => 2.5) });
        const plain = estimateTable({ ...given, weights: given.weights.map(() => 1) });
        equal.columns.forEach(({ shares }, group) => {
          shares.forEach(({ share, se, raw }, option) => {
            const other = plain.columns[group]!.shares[option]!;
            expect(share === null).toBe(raw === null);
            if (share !== null) expect(share).toBeCloseTo(raw!, 12);
            if (se !== null) expect(se).toBeCloseTo(other.se!, 12);
          });
        });
      }),
    );
  });

  test('every row twice halves the variance, but for n/(n − 1)', () => {
    fc.assert(
      fc.property(table, (given) => {
        fc.pre(given.n > 1);
        const twice = estimateTable({
          ...given,
          n: given.n * 2,
          base: given.base.map((cells) => cells.map((n) => n * 2)),
          counts: given.counts.map((row) => row.map((cells) => cells.map((n) => n * 2))),
        });
        const once = estimateTable(given);
        const factor = (given.n - 1) / (2 * given.n - 1);
        once.columns.forEach(({ shares }, group) => {
          shares.forEach(({ se }, option) => {
            const doubled = twice.columns[group]!.shares[option]!.se;
            if (se !== null) expect(doubled! ** 2).toBeCloseTo(se ** 2 * factor, 10);
          });
        });
      }),
    );
  });

  test('rows and counts by weight cell give the same error', () => {
    fc.assert(
      fc.property(table, (given) => {
        fc.pre(given.n > 1);
        const weights: number[] = [];
        const y: number[] = [];
        given.counts.forEach((row, option) => {
          row[0]!.forEach((n, cell) => {
            for (let one = 0; one < n; one++) {
              weights.push(given.weights[cell]!);
              y.push(Number(option === 0));
            }
          });
        });
        while (weights.length < given.n) {
          weights.push(1);
          y.push(Number.NaN);
        }
        const { share, se } = estimateTable(given).columns[0]!.shares[0]!;
        const rows = meanOf(Float64Array.from(y), makeDesign(Float64Array.from(weights)));
        expect(rows === null).toBe(share === null);
        if (rows && share !== null) {
          expect(rows.mean).toBeCloseTo(share, 10);
          expect(rows.se!).toBeCloseTo(se!, 10);
        }
      }),
    );
  });
});

describe('at the edges', () => {
  const edge = (counts: number[][][], weights: number[]) => tableFrom({ counts, weights, outside: 0 });

  test('everybody and nobody: no error, an interval all the same', () => {
    const { columns } = estimateTable(edge([[[10, 5]], [[0, 0]]], [1, 3]));
    const [all, no] = columns[0]!.shares;
    expect([all!.share, all!.se, no!.share, no!.se]).toEqual([1, 0, 0, 0]);
    expect([all!.ci.logit, all!.ci.wald_t]).toEqual([null, null]);
    const [low, high] = bestInterval(no!, columns[0]!)!;
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(0.15);
    const { columns: plain } = estimateTable(edge([[[15]], [[0]]], [1]));
    expect(bestInterval(plain[0]!.shares[1]!, plain[0]!)).toEqual(plain[0]!.shares[1]!.ci.wilson);
  });

  test('one respondent has a share and no error', () => {
    const { columns, test: outcome } = estimateTable(edge([[[1]], [[0]]], [2]));
    expect(columns[0]!.shares[0]).toMatchObject({ share: 1, se: null, ci: { logit: null, wald_t: null } });
    expect(outcome).toBeNull();
  });

  test('nobody at all', () => {
    const { columns, deff, n_eff, test: outcome } = estimateTable(edge([[[0], [0]]], [1]));
    expect(columns[0]!.shares[0]).toMatchObject({ n: 0, raw: null, share: null, se: null });
    expect([deff, n_eff, outcome]).toEqual([1, 0, null]);
  });

  test('few in a class: the exact interval of the effective number', () => {
    const { columns } = estimateTable(edge([[[2, 1]], [[40, 30]]], [1, 2]));
    const share = columns[0]!.shares[0]!;
    const effective = (share.share! * (1 - share.share!)) / share.se! ** 2;
    close(bestInterval(share, columns[0]!), clopperPearson(share.share! * effective, effective));
    const { columns: enough } = estimateTable(edge([[[4, 1]], [[40, 30]]], [1, 2]));
    expect(bestInterval(enough[0]!.shares[0]!, enough[0]!)).toEqual(enough[0]!.shares[0]!.ci.logit);
  });

  test('a share that weighting fixes has no interval', () => {
    const { columns } = estimateTable(edge([[[20, 10]], [[40, 30]]], [1, 2]));
    expect(bestInterval(columns[0]!.shares[0]!, columns[0]!, { fixed: true })).toBeNull();
    const rows = readRows('apistrat');
    const weights = new Float64Array(rows.length).fill(1);
    const categories = Int32Array.from(rows, (row) => 'EHM'.indexOf(row.stype!));
    const y = Float64Array.from(rows, (row) => Number(row.stype === 'E'));
    const { mean, se } = meanOf(y, makeDesign(weights), (z) => rakedInfluence(z, weights, [categories]))!;
    const share = { ...columns[0]!.shares[0]!, share: mean, se };
    expect(bestInterval(share, columns[0]!)).toBeNull();
    expect(bestInterval({ ...share, se: 1e-12 }, columns[0]!)).toBeNull();
  });

  test('groups that have nobody, and those without an answer, are not compared', () => {
    const given = tableFrom({
      counts: [
        [
          [9, 4],
          [0, 0],
          [3, 8],
          [7, 1],
        ],
        [
          [4, 6],
          [0, 0],
          [9, 2],
          [7, 5],
        ],
      ],
      weights: [1, 2],
      outside: 0,
    });
    const without = { ...given, groups: ['a', 'empty', 'b', ''] };
    const { test: outcome, residuals } = estimateTable(without);
    expect(outcome!.df[0]).toBeCloseTo(1, 12);
    expect(residuals!.map((row) => row.map((one) => !Number.isNaN(one)))).toEqual([
      [true, false, true, false],
      [true, false, true, false],
    ]);
  });

  test('an empty cell is no hindrance, a ring of them is', () => {
    const one = estimateTable(
      edge(
        [
          [
            [0, 0],
            [3, 8],
          ],
          [
            [4, 6],
            [9, 2],
          ],
        ],
        [1, 2],
      ),
    );
    expect(one.test!.kind).toBe('rao_scott_f');
    const ring = estimateTable(
      edge(
        [
          [
            [0, 0],
            [0, 0],
            [5, 2],
          ],
          [
            [0, 0],
            [0, 0],
            [4, 3],
          ],
          [
            [4, 6],
            [9, 2],
            [1, 1],
          ],
        ],
        [1, 2],
      ),
    );
    expect(ring.test).toBeNull();
    expect(ring.residuals).not.toBeNull();
  });

  test('everybody against a part: what they share is taken off', () => {
    const rows = readRows('apistrat');
    const weights = rows.map((row) => Number(row.pw));
    const byType = countedFrom(rows, 'awards', 'stype', weights);
    const whole = countedFrom(rows, 'awards', null, weights);
    const joined: CountedTable = {
      ...byType,
      groups: [null, ...byType.groups],
      base: [...whole.base, ...byType.base],
      counts: byType.counts.map((row, option) => [...whole.counts[option]!, ...row]),
    };
    const found = differenceOf(joined, 'Yes', null, 'E')!;
    const share = (inside: (type: string) => boolean) => {
      const sum = rows.reduce((total, row, at) => total + (inside(row.stype!) ? weights[at]! : 0), 0);
      const yes = rows.reduce(
        (total, row, at) => total + (inside(row.stype!) && row.awards === 'Yes' ? weights[at]! : 0),
        0,
      );
      const p = yes / sum;
      return {
        p,
        z: rows.map((row, at) =>
          inside(row.stype!) ? (weights[at]! * (Number(row.awards === 'Yes') - p)) / sum : 0,
        ),
      };
    };
    const [all, part] = [share(() => true), share((type) => type === 'E')];
    const variance = all.z.reduce((total, z, at) => total + (z - part.z[at]!) ** 2, 0) * (200 / 199);
    close(found.diff, all.p - part.p);
    close(found.se, Math.sqrt(variance));
    close(differenceOf(joined, 'Yes', 'E', null)!.se, found.se);
    expect(differenceOf(joined, 'Yes', 'E', 'E')).toBeNull();
    expect(differenceOf(joined, 'Perhaps', 'E', 'H')).toBeNull();
  });
});

describe('quantiles', () => {
  test('raw ones lie between two numbers, as R’s own', () => {
    expect(quantile([1, 2, 4, 8], 0.5)).toBe(3);
    expect(quantile([1, 2, 4, 8], 0.25)).toBe(1.75);
    expect(quantile([5], 0.9)).toBe(5);
    expect(quantile([], 0.5)).toBeNull();
  });

  test('weighted ones are numbers that somebody gave', () => {
    const values = [
      { value: 1, w: 1 },
      { value: 2, w: 1 },
      { value: 10, w: 2 },
    ];
    expect([0.25, 0.5, 0.51, 0, 1].map((p) => weightedQuantile(values, p))).toEqual([1, 2, 10, 1, 10]);
    expect(weightedQuantile([], 0.5)).toBeNull();
    const fifths = [1, 2, 3, 4, 5].map((value) => ({ value, w: 0.3 }));
    expect(weightedQuantile(fifths, 0.2)).toBe(1);
  });
});
