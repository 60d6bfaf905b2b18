import { describe, expect, test } from 'vitest';
import { rakedInfluence } from '#shared/statistics/calibration.ts';
import type { CountedTable } from '#shared/statistics/counted.ts';
import { makeDesign } from '#shared/statistics/design.ts';
import { bestInterval, differenceOf, estimateTable } from '#shared/statistics/estimates.ts';
import { clopperPearson } from '#shared/statistics/intervals.ts';
import { meanOf } from '#shared/statistics/means.ts';
import { quantile, weightedQuantile } from '#shared/statistics/quantiles.ts';
import { close, countedFrom, readRows, tableFrom } from './support.ts';

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

  test('small weights beside large ones: what is left of the error is as sure as the rest', () => {
    const [large, small] = estimateTable(edge([[[1, 0]], [[0, 1]]], [1e3, 1e-3])).columns[0]!.shares;
    close(large!.se, small!.se);
  });

  test('people of no weight stand in the residuals of raw counts, not in the weighted test', () => {
    const counts = [
      [
        [9, 0],
        [4, 0],
        [0, 3],
      ],
      [
        [5, 0],
        [8, 0],
        [0, 1],
      ],
    ];
    const table = edge(counts, [1.5, 0]);
    const found = estimateTable({ ...table, groups: ['a', 'b', 'c'] });
    expect(found.residuals!.flat().every(Number.isFinite)).toBe(true);
    const without = edge(
      counts.map((row) => row.slice(0, 2)),
      [1.5, 0],
    );
    const apart = estimateTable({ ...without, groups: ['a', 'b'], n: table.n });
    close(found.test!.statistic, apart.test!.statistic);
    close(found.test!.p, apart.test!.p);
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
