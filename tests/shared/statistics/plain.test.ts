import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, bonferroni, holm } from '#shared/statistics/adjustments.ts';
import { fisherExact, pearson } from '#shared/statistics/crosstab.ts';
import { newcombe, twoProportions } from '#shared/statistics/differences.ts';
import { Z975 } from '#shared/statistics/distributions.ts';
import { agrestiCoull, clopperPearson, wilson } from '#shared/statistics/intervals.ts';
import { close, readExpected } from './support.ts';

const expected = readExpected('plain');

interface Table {
  counts: number[][];
  X2: number;
  df: number;
  p_value: number;
  cramers_v: number;
  G2: number;
  expected: number[][];
  adj_std_residuals: number[][];
  fisher_p: number | null;
}

interface OneShare {
  x: number;
  n: number;
  p: number;
  wilson95: number[];
  clopper_pearson95: number[];
  wald95: number[];
  agresti_coull95: number[];
}

interface TwoShares {
  x1: number;
  n1: number;
  x2: number;
  n2: number;
  z_pooled: number;
  p_value: number;
  wald95: number[];
  newcombe95: number[];
}

test.each(Object.entries<Table>(expected.tables))('a table of counts: %s', (_name, of) => {
  const found = pearson(of.counts)!;
  close(found.x2, of.X2);
  expect(found.df).toBe(of.df);
  close(found.p, of.p_value);
  close(found.cramers_v, of.cramers_v);
  close(found.g2, of.G2);
  close(found.expected, of.expected);
  close(found.residuals, of.adj_std_residuals);
  if (of.fisher_p !== null)
    close(fisherExact(of.counts as [[number, number], [number, number]]), of.fisher_p);
});

describe('one share', () => {
  test.each<OneShare>(expected.single_proportions)('$x of $n', (of) => {
    const { x, n, p, wilson95, clopper_pearson95, wald95, agresti_coull95 } = of;
    close(wilson(x, n), wilson95);
    close(clopperPearson(x, n), clopper_pearson95);
    close(agrestiCoull(x, n), agresti_coull95);
    const reach = Z975 * Math.sqrt((p * (1 - p)) / n);
    close([p - reach, p + reach], wald95);
  });
});

describe('two shares', () => {
  test.each<TwoShares>(expected.two_proportions)('$x1 of $n1, $x2 of $n2', (of) => {
    const { x1, n1, x2, n2, z_pooled, p_value, wald95, newcombe95 } = of;
    close(newcombe(x1, n1, x2, n2), newcombe95);
    const found = twoProportions(x1, n1, x2, n2);
    close(found.z, z_pooled);
    close(found.p, p_value);
    close(found.wald, wald95);
  });

  test('nobody in one of them', () => {
    expect(newcombe(0, 0, 1, 2)).toBeNull();
  });
});

test('many tests at once', () => {
  const { p, holm: byHolm, bh, bonferroni: byBonferroni } = expected.multiple_testing;
  close(holm(p), byHolm);
  close(benjaminiHochberg(p), bh);
  close(bonferroni(p), byBonferroni);
  expect(holm([])).toEqual([]);
  expect(holm([0.04, 0.03, 0.9])).toEqual([0.09, 0.09, 0.9]);
});

test('Fisher’s test of a small table is exact', () => {
  expect(
    fisherExact([
      [3, 1],
      [1, 3],
    ]),
  ).toBeCloseTo(0.485714285714286, 12);
  expect(
    fisherExact([
      [0, 0],
      [2, 3],
    ]),
  ).toBe(1);
});
