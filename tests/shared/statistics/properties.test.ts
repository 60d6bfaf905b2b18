import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountedTable } from '#shared/statistics/counted.ts';
import { makeDesign } from '#shared/statistics/design.ts';
import { bestInterval, estimateTable, type TableEstimate } from '#shared/statistics/estimates.ts';
import { meanOf } from '#shared/statistics/means.ts';
import { tableFrom } from './support.ts';

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
