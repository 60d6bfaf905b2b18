import { expect, test } from 'vitest';
import { type Margin, marginOf } from '#shared/statistics/weighting/cells.ts';
import { kish } from '#shared/statistics/weighting/kish.ts';
import { postStratify } from '#shared/statistics/weighting/post-stratify.ts';
import { rake } from '#shared/statistics/weighting/rake.ts';
import { trim } from '#shared/statistics/weighting/trim.ts';
import { apart, reference, rowsOf } from './reference.ts';

type Row = { [column: string]: string };
interface KishExpected {
  n: number;
  sum_w: number;
  sum_w2: number;
  deff_kish: number;
  n_eff: number;
  max_over_mean: number;
  min_over_mean: number;
}

const ones = (n: number) => Array.from({ length: n }, () => 1);
const marginsOf = (rows: Row[], margins: { [variable: string]: { [category: string]: number } }): Margin[] =>
  Object.entries(margins).map(([variable, targets]) =>
    marginOf(
      variable,
      rows.map((row) => row[variable] ?? null),
      targets,
    ),
  );

function expectKish(weights: ArrayLike<number>, expected: KishExpected, tolerance = 1e-8) {
  const found = kish(weights);
  expect(
    apart(
      [found.n, found.sum_w, found.sum_w2, found.deff, found.n_eff, found.max_over_mean, found.min_over_mean],
      [
        expected.n,
        expected.sum_w,
        expected.sum_w2,
        expected.deff_kish,
        expected.n_eff,
        expected.max_over_mean,
        expected.min_over_mean,
      ],
    ),
  ).toBeLessThan(tolerance);
}

test.each(['apistrat', 'apisrs'])('%s: raked from its design weights, row by row as R does', (name) => {
  const rows = rowsOf(`${name}.csv`);
  const expected = reference(`${name}.rake.expected`);
  const start = rows.map(({ pw }) => Number(pw));
  const margins = marginsOf(rows, expected.margins);
  const { weights, margins: achieved } = rake({ counts: ones(rows.length), start }, margins);
  expect(
    apart(
      weights,
      rowsOf(`${name}.rake.weights.csv`).map(({ weight }) => Number(weight)),
    ),
  ).toBeLessThan(1e-8);
  for (const { categories } of achieved)
    for (const { missed } of categories) expect(Math.abs(missed)).toBeLessThan(1e-9);
  expectKish(weights, expected.kish);
});

test('apistrat: raked and capped in each sweep, with what that misses', () => {
  const rows = rowsOf('apistrat.csv');
  const all = reference('apistrat.rake.expected');
  const expected = all.raked_and_capped_each_sweep;
  const { weights, sweeps, margins } = rake(
    { counts: ones(rows.length), start: rows.map(({ pw }) => Number(pw)) },
    marginsOf(rows, all.margins),
    { bounds: [expected.lower, expected.upper] },
  );
  expectKish(weights, expected.kish);
  expect(sweeps).toBe(expected.sweeps);
  for (const { code, categories } of margins)
    for (const category of categories)
      expect(apart([category.achieved], [expected.achieved[code][category.code]])).toBeLessThan(1e-9);
  const high = margins[0]?.categories.find(({ code }) => code === 'H');
  expect(high?.missed).toBeCloseTo(774.25 / 755 - 1, 10);
});

test('apistrat: raked weights trimmed once keep their sum', () => {
  const rows = rowsOf('apistrat.csv');
  const all = reference('apistrat.rake.expected');
  const { weights } = rake(
    { counts: ones(rows.length), start: rows.map(({ pw }) => Number(pw)) },
    marginsOf(rows, all.margins),
  );
  const { lower, upper, kish: expected } = all.trimmed_once;
  expectKish(trim(ones(rows.length), weights, [lower, upper]).weights, expected);
});

test.each(['apistrat', 'apisrs'])('%s: post-stratified by one variable', (name) => {
  const rows = rowsOf(`${name}.csv`);
  const { variable, population, weight_by_stratum, kish: expected } = reference(`${name}.poststrat.expected`);
  const [margin] = marginsOf(rows, { [variable]: population });
  const weights = postStratify(
    { counts: ones(rows.length), start: rows.map(({ pw }) => Number(pw)) },
    margin!,
  );
  expect(
    apart(
      weights,
      rows.map((row) => weight_by_stratum[row[variable] ?? '']),
    ),
  ).toBeLessThan(1e-9);
  expectKish(weights, expected);
});

test('apisrs: post-stratified by the full cross', () => {
  const rows = rowsOf('apisrs.csv');
  const { cross_cells } = reference('apisrs.poststrat.expected');
  const name = (row: Row) => `${row.stype} ${row.meals_band}`;
  const targets = Object.fromEntries(
    cross_cells.population.map((each: Row & { Freq: number }) => [name(each), each.Freq]),
  );
  const weights = postStratify(
    { counts: ones(rows.length), start: rows.map(({ pw }) => Number(pw)) },
    marginOf('cross', rows.map(name), targets),
  );
  expectKish(weights, cross_cells.kish);
});

test('nhanes: raked from weight 1 on eight cells', () => {
  const rows = rowsOf('nhanes.csv');
  const { margins, weight_by_cell, kish: expected } = reference('nhanes.expected').rake_from_flat;
  const cells = weight_by_cell as { age: string; sex: string; w: number }[];
  const counts = cells.map(({ age, sex }) => rows.filter((row) => row.age === age && row.sex === sex).length);
  const { weights } = rake({ counts }, marginsOf(cells as unknown as Row[], margins));
  expect(
    apart(
      weights,
      cells.map(({ w }) => w),
    ),
  ).toBeLessThan(1e-8);
  const found = kish(weights, counts);
  expect(apart([found.deff, found.n_eff, found.n], [expected.deff_kish, expected.n_eff, 1962])).toBeLessThan(
    1e-8,
  );
});

test.each([
  ['optin_a', 'awards', 'Yes', 0.6685],
  ['optin_b', 'sch_wide', 'Yes', 0.9153],
])('%s: raked share of a sample that chose itself', (name, item, code, share) => {
  const rows = rowsOf(`${name}.csv`);
  const expected = reference(`${name}.expected`);
  const { weights } = rake({ counts: ones(rows.length) }, marginsOf(rows, expected.margins));
  expectKish(weights, expected.kish);
  const chosen = rows.reduce((sum, row, at) => sum + (row[item] === code ? weights[at]! : 0), 0);
  const level = expected.raked_se_fixed.levels.find((each: { level: string }) => each.level === code);
  expect(apart([chosen / 6194], [level.p])).toBeLessThan(1e-9);
  expect(chosen / 6194).toBeCloseTo(share, 3);
});
