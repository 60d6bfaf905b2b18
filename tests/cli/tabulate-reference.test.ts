import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  close,
  type ExpectedCrosstab,
  type ExpectedProp,
  FOLDER,
  readExpected,
} from '#tests/shared/statistics/support.ts';
import { counted, type Document, fileOf } from './support.ts';

const expected = (name: string) => readExpected(name);
const csv = (name: string) => `${FOLDER}/${name}.csv`;

function comparesShares(found: Document, prop: ExpectedProp, digits: number): void {
  const [whole] = found.columns;
  expect(whole!.code).toBeNull();
  expect(whole!.base).toBe(prop.n);
  expect(whole!.cells.map(({ code }) => code)).toEqual(prop.levels.map(({ level }) => level));
  prop.levels.forEach((level, at) => {
    const cell = whole!.cells[at]!;
    expect(cell.n).toBe(level.n_unweighted);
    close(cell.raw_share, level.n_unweighted / prop.n);
    close(cell.share, level.p, digits);
    close(cell.se, level.se, digits);
    close(cell.ci.wald_t, level.ci95_wald_t, digits);
    close(cell.ci.logit, level.ci95_logit, 1e-7);
  });
}

function comparesTable(found: Document, of: ExpectedCrosstab, digits: number): void {
  expect(found.columns.slice(1).map(({ code }) => code)).toEqual(of.cols);
  of.cols.forEach((_, group) => {
    const { cells } = found.columns[group + 1]!;
    of.rows.forEach((row, option) => {
      expect(cells[option]!.code).toBe(row);
      expect(cells[option]!.n).toBe(of.unweighted[option]![group]);
      close(cells[option]!.share, of.col_proportions_weighted[option]![group], digits);
      close(cells[option]!.se, of.col_proportions_se[option]![group], digits);
    });
  });
  const { X2, cramers_v, adj_std_residuals } = of.unweighted_pearson;
  close(found.test!.x2_unweighted, X2);
  close(found.test!.cramers_v, cramers_v);
  close(found.residuals, adj_std_residuals);
}

function comparesRaoScott(found: Document, of: ExpectedCrosstab, digits: number): void {
  const f = of.rao_scott_F_second_order as { statistic: number; parameter: number[]; p_value: number };
  expect(found.test!.kind).toBe('rao_scott_f');
  close(found.test!.statistic, f.statistic, digits);
  close(found.test!.df, f.parameter, digits);
  close(found.test!.p, f.p_value, digits * 20);
  const first = of.rao_scott_Chisq_first_order as { parameter: number; p_value: number };
  const { statistic, df, p } = found.test!.first_order as { statistic: number; df: number; p: number };
  expect(df).toBe(first.parameter);
  close(statistic, f.statistic * df, digits);
  close(p, first.p_value, digits * 40);
}

const firstTable = (crosstab: ExpectedCrosstab | { [name: string]: ExpectedCrosstab }): ExpectedCrosstab =>
  'rows' in crosstab ? (crosstab as ExpectedCrosstab) : Object.values(crosstab)[0]!;

describe('figures of R', () => {
  test('unweighted', async () => {
    const reference = expected('apistrat').unweighted;
    const found = await counted('--data', csv('apistrat'), '--item', 'awards', '--by', 'stype');
    comparesShares(found, reference.props[0], 1e-9);
    const table = firstTable(reference.crosstab);
    comparesTable(found, table, 1e-9);
    expect(found.test!.kind).toBe('pearson');
    expect(found.test!.df).toEqual([2, null]);
    close(found.test!.statistic, table.unweighted_pearson.X2);
    close(found.test!.p, table.unweighted_pearson.p_value);
    expect(found.weighting).toEqual({
      kind: 'none',
      sum: 200,
      deff_kish: 1,
      n_eff: 200,
      max_over_mean: 1,
      min_over_mean: 1,
      converged: null,
      sweeps: null,
    });
    expect(found.columns[0]!.cells[0]!.ci.wilson).not.toBeNull();
  });

  test('weighted by a column', async () => {
    const reference = expected('apistrat').weights_only;
    const args = ['--data', csv('apistrat'), '--weight', 'pw', '--by', 'stype'];
    const found = await counted(...args, '--item', 'awards');
    comparesShares(found, reference.props[0], 1e-9);
    comparesTable(found, firstTable(reference.crosstab), 1e-9);
    comparesRaoScott(found, firstTable(reference.crosstab), 1e-9);
    const { sum_w, deff_kish, n_eff, max_over_mean, min_over_mean } = reference.kish;
    close(Object.values(found.weighting).slice(1, 6), [
      sum_w,
      deff_kish,
      n_eff,
      max_over_mean,
      min_over_mean,
    ]);
    expect(found.columns[0]!.cells[0]!.ci).toMatchObject({ wilson: null, clopper_pearson: null });
    comparesShares(await counted(...args, '--item', 'meals_band'), reference.props[1], 1e-9);
  });

  test('stratified', async () => {
    const reference = expected('apistrat').stratified;
    const found = await counted(
      ...[
        '--data',
        csv('apistrat'),
        '--weight',
        'pw',
        '--by',
        'stype',
        '--item',
        'awards',
        '--strata',
        'stype',
      ],
    );
    comparesShares(found, reference.props[0], 1e-9);
    comparesTable(found, firstTable(reference.crosstab), 1e-9);
    comparesRaoScott(found, firstTable(reference.crosstab), 1e-9);
  });

  test('clusters within strata', async () => {
    const reference = expected('nhanes').clustered_stratified;
    const found = await counted(
      ...['--data', csv('nhanes'), '--item', 'hi_chol', '--by', 'age', '--weight', 'weight'],
      ...['--strata', 'stratum', '--cluster', 'psu'],
    );
    comparesShares(found, reference.props[0], 1e-9);
    comparesTable(found, firstTable(reference.crosstab), 1e-9);
    comparesRaoScott(found, firstTable(reference.crosstab), 1e-9);
  });

  test.each([
    ['apistrat', 'apistrat.rake', 'awards', ['--weight', 'pw', '--by', 'stype']],
    ['apisrs', 'apisrs.rake', 'sch_wide', ['--weight', 'pw', '--by', 'meals_band']],
  ])('raked from weights: %s', async (data, name, item, more) => {
    const reference = expected(name);
    const margins = fileOf(JSON.stringify(reference.margins), 'margins.json');
    const found = await counted('--data', csv(data), '--item', item, '--rake', margins, ...more);
    for (const prop of reference.se_fixed.props) {
      const file = ['--data', csv(data), '--weight', 'pw', '--rake', margins];
      comparesShares(await counted(...file, '--item', prop.variable), prop, 1e-8);
    }
    comparesTable(found, reference.se_fixed.crosstab, 1e-8);
    comparesRaoScott(found, reference.se_fixed.crosstab, 1e-8);
    expect(found.weighting).toMatchObject({ kind: 'rake', converged: true });
    close(found.weighting.deff_kish, reference.kish.deff_kish, 1e-8);
    close(found.weighting.max_over_mean, reference.kish.max_over_mean, 1e-8);
  });

  test('raked from 1', async () => {
    const { margins, se_fixed, kish } = expected('nhanes').rake_from_flat;
    const file = fileOf(`\uFEFF${JSON.stringify(margins)}`, 'margins.json');
    const found = await counted('--data', csv('nhanes'), '--item', 'hi_chol', '--by', 'age', '--rake', file);
    comparesShares(found, se_fixed.props[0], 1e-8);
    comparesTable(found, se_fixed.crosstab, 1e-8);
    comparesRaoScott(found, se_fixed.crosstab, 1e-8);
    close(found.weighting.n_eff, kish.n_eff, 1e-8);
  });

  test('raked and clipped in each sweep, with what that missed', async () => {
    const { raked_and_capped_each_sweep: reference, margins } = expected('apistrat.rake');
    const file = fileOf(JSON.stringify(margins), 'margins.json');
    const found = await counted(
      ...['--data', csv('apistrat'), '--item', 'awards', '--weight', 'pw', '--rake', file, '--trim', '0.5,2'],
    );
    comparesShares(found, reference.props[0], 1e-8);
    expect(found.weighting.sweeps).toBe(reference.sweeps);
    close(found.weighting.sum, reference.kish.sum_w, 1e-8);
    const [stype] = found.weighting.margins as {
      categories: { code: string; achieved: number; missed: number }[];
    }[];
    const missed = stype!.categories.find(({ code }) => code === 'H')!;
    close(missed.achieved, reference.achieved.stype.H, 1e-8);
    close(missed.missed, 774.25 / 755 - 1, 1e-8);
  });

  test.each(['optin_a', 'optin_b'])('people who chose to answer, raked: %s', async (name) => {
    const { margins, raked_se_fixed, kish } = expected(name);
    const file = fileOf(JSON.stringify(margins), 'margins.json');
    const found = await counted('--data', csv(name), '--item', raked_se_fixed.variable, '--rake', file);
    comparesShares(found, raked_se_fixed, 1e-8);
    close(found.weighting.deff_kish, kish.deff_kish, 1e-8);
  });
});

interface MultiAnswer {
  weight: number;
  answer: string[] | null;
}

describe('choose-all', () => {
  const multi = JSON.parse(readFileSync(`${FOLDER}/multi.json`, 'utf8'));
  const { options } = multi.expected;
  const rows = multi.responses.map(
    ({ weight, answer }: MultiAnswer) => `${weight},"${answer?.join(';') ?? ''}"`,
  );
  const text = ['weight,modes', ...rows].join('\n');

  test.each([
    ['share_of_answered', []],
    ['weighted_share_of_answered', ['--weight', 'weight']],
  ])('%s', async (figure, more) => {
    const found = await counted('--data', fileOf(text), '--item', 'modes', '--multi', ';', ...more);
    expect(found.n).toBe(multi.expected.n_all);
    expect(found.base).toBe(multi.expected.n_answered);
    expect(found.test).toBeNull();
    expect(found.columns[0]!.cells.map(({ code }) => code)).toEqual(Object.keys(options).sort());
    for (const { code, n, share } of found.columns[0]!.cells) {
      expect(n).toBe(options[code].count);
      close(share, options[code][figure]);
      expect(Math.abs(share! - options[code].WRONG_share_of_ticks)).toBeGreaterThan(1e-3);
      expect(Math.abs(share! - options[code].WRONG_share_of_all)).toBeGreaterThan(1e-3);
    }
  });
});
