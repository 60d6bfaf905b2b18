import { describe, expect, test } from 'vitest';
import { differenceOf, estimateTable } from '#shared/statistics/estimates.ts';
import { betaInterval, logitInterval } from '#shared/statistics/intervals.ts';
import {
  close,
  countedFrom,
  type ExpectedCrosstab,
  type ExpectedProp,
  type Row,
  readExpected,
  readRows,
  readWeights,
} from './support.ts';

const strat = readRows('apistrat');
const srs = readRows('apisrs');
const nhanes = readRows('nhanes');
const column = (rows: Row[], name: string) => rows.map((row) => Number(row[name]));
const expected = {
  strat: readExpected('apistrat'),
  srs: readExpected('apisrs'),
  nhanes: readExpected('nhanes'),
  stratRake: readExpected('apistrat.rake'),
  srsRake: readExpected('apisrs.rake'),
  optinA: readExpected('optin_a'),
  optinB: readExpected('optin_b'),
};

type Case = [name: string, rows: Row[], weights: number[] | undefined, of: Reference, digits?: number];
interface Reference {
  props: ExpectedProp[];
  crosstab?: ExpectedCrosstab | { [name: string]: ExpectedCrosstab };
  kish?: { [figure: string]: number };
  difference?: { [figure: string]: number | string };
}

const cases: Case[] = [
  ['apistrat unweighted', strat, undefined, expected.strat.unweighted],
  ['apistrat weighted', strat, column(strat, 'pw'), expected.strat.weights_only],
  ['apisrs unweighted', srs, undefined, expected.srs.unweighted],
  ['apisrs weighted', srs, column(srs, 'pw'), expected.srs.weights_only],
  ['nhanes weighted', nhanes, column(nhanes, 'weight'), expected.nhanes.weights_only],
  ['apistrat raked', strat, readWeights('apistrat.rake'), expected.stratRake.se_fixed, 1e-8],
  ['apisrs raked', srs, readWeights('apisrs.rake'), expected.srsRake.se_fixed, 1e-8],
];
const propsOf = cases.flatMap(([name, rows, weights, { props }, digits]) =>
  props.map((prop) => [`${name}: ${prop.variable}`, rows, weights, prop, digits] as const),
);

/** A file holds one crosstab, or several by name: what is in the table is told by its words. */
function crosstabsOf(
  { crosstab }: Reference,
  rows: Row[],
): { item: string; by: string; of: ExpectedCrosstab }[] {
  const given = crosstab as { [name: string]: unknown };
  const tables = 'rows' in given ? [given] : Object.values(given);
  const holding = (words: string[]) =>
    Object.keys(rows[0]!).find((name) => words.every((word) => rows.some((row) => row[name] === word)))!;
  return (tables as ExpectedCrosstab[]).flatMap((of) =>
    Object.keys(rows[0]!)
      .filter((name) => of.rows.every((word) => rows.some((row) => row[name] === word)))
      .filter((name) => {
        const inRow = rows.filter((row) => row[name] === of.rows[0] && row[holding(of.cols)] === of.cols[0]);
        return inRow.length === of.unweighted[0]![0];
      })
      .map((item) => ({ item, by: holding(of.cols), of })),
  );
}

const tablesOf = cases.flatMap(([name, rows, weights, reference, digits]) =>
  crosstabsOf(reference, rows).map(
    ({ item, by, of }) => [`${name}: ${item} by ${by}`, rows, weights, { item, by, of }, digits] as const,
  ),
);

describe('shares', () => {
  test.each(propsOf)('%s', (_name, rows, weights, prop, digits = 1e-9) => {
    const { columns } = estimateTable(countedFrom(rows, prop.variable, null, weights));
    expect(columns[0]!.base).toBe(prop.n);
    prop.levels.forEach((level, at) => {
      const share = columns[0]!.shares[at]!;
      expect(share.n).toBe(level.n_unweighted);
      close(share.share, level.p, digits);
      close(share.se, level.se, digits);
      close(share.ci.wald_t, level.ci95_wald_t, digits);
      close(share.ci.logit, level.ci95_logit, 1e-7);
      close(logitInterval(level.p, level.se, Number.POSITIVE_INFINITY), level.ci95_logit_dfInf, 1e-7);
      close(betaInterval(share.share!, share.se!, prop.n, prop.degf), level.ci95_beta, digits);
      expect(share.ci.wilson === null).toBe(weights !== undefined);
    });
  });
});

describe('tables', () => {
  test.each(tablesOf)('%s', (_name, rows, weights, { item, by, of }, digits = 1e-9) => {
    const table = countedFrom(rows, item, by, weights);
    expect([table.options, table.groups]).toEqual([of.rows, of.cols]);
    const { columns, test: outcome, residuals } = estimateTable(table);
    of.rows.forEach((_row, option) => {
      of.cols.forEach((_column, group) => {
        const share = columns[group]!.shares[option]!;
        expect(share.n).toBe(of.unweighted[option]![group]);
        close(share.share, of.col_proportions_weighted[option]![group], digits);
        close(share.se, of.col_proportions_se[option]![group], digits);
      });
    });
    close(residuals, of.unweighted_pearson.adj_std_residuals);
    close(outcome!.cramers_v, of.unweighted_pearson.cramers_v);
    if (weights) {
      const f = of.rao_scott_F_second_order as { statistic: number; parameter: number[]; p_value: number };
      expect(outcome!.kind).toBe('rao_scott_f');
      close(outcome!.statistic, f.statistic, digits);
      close(outcome!.df, f.parameter, digits);
      close(outcome!.p, f.p_value, digits * 10);
    } else {
      expect(outcome!.kind).toBe('pearson');
      close(outcome!.statistic, of.unweighted_pearson.X2);
      expect(outcome!.df).toEqual([of.unweighted_pearson.df, null]);
      close(outcome!.p, of.unweighted_pearson.p_value);
    }
  });
});

describe('what weighting costs', () => {
  test.each(cases)('%s', (_name, rows, weights, { props, kish }, digits = 1e-9) => {
    const { sum, deff, n_eff } = estimateTable(countedFrom(rows, props[0]!.variable, null, weights));
    if (!kish) return;
    close(sum, kish.sum_w, digits);
    close(deff, kish.deff_kish, digits);
    close(n_eff, kish.n_eff, digits);
  });
});

describe('a difference of two groups', () => {
  test.each(cases)('%s', (_name, rows, weights, { difference }, digits = 1e-9) => {
    const { outcome, group, a, b } = difference as { [name: string]: string };
    const [item, option] = outcome!.split('==') as [string, string];
    const found = differenceOf(countedFrom(rows, item, group!, weights), option, a!, b!)!;
    close(found.diff, difference!.diff, digits);
    close(found.se, difference!.se, digits);
    close(found.p, difference!.p_value_t, digits * 10);
  });
});

describe('people who chose to answer', () => {
  test.each([
    ['optin_a', expected.optinA],
    ['optin_b', expected.optinB],
  ])('%s, unweighted', (name, { unweighted }) => {
    const { columns } = estimateTable(countedFrom(readRows(name), unweighted.variable, null));
    unweighted.levels.forEach((level: ExpectedProp['levels'][number], at: number) => {
      close(columns[0]!.shares[at]!.share, level.p);
      close(columns[0]!.shares[at]!.se, level.se);
      close(columns[0]!.shares[at]!.ci.logit, level.ci95_logit, 1e-7);
    });
  });
});

test('a table of the size of the questionnaire takes no time', () => {
  const groups = Array.from({ length: 13 }, (_, group) => `g${group}`);
  const options = Array.from({ length: 6 }, (_, option) => `o${option}`);
  const weights = Array.from({ length: 18 }, (_, cell) => 0.5 + cell / 18);
  const counts = options.map((_, o) => groups.map((_g, g) => weights.map((_w, c) => 3 + ((o * g + c) % 17))));
  const base = groups.map((_, g) =>
    weights.map((_w, c) => counts.reduce((sum, row) => sum + row[g]![c]!, 0)),
  );
  const n = base.flat().reduce((sum, one) => sum + one, 0);
  const table = { choice: 'one' as const, options, groups, weights, n, base, counts };
  for (let warm = 0; warm < 100; warm++) estimateTable(table);
  const began = performance.now();
  for (let turn = 0; turn < 100; turn++) estimateTable(table);
  const each = (performance.now() - began) / 100;
  process.stdout.write(`estimateTable: ${each.toFixed(3)} ms\n`);
  expect(estimateTable(table).test!.kind).toBe('rao_scott_f');
});
