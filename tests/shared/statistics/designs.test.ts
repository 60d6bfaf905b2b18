import { describe, expect, test } from 'vitest';
import { postStratifiedInfluence, rakedInfluence } from '#shared/statistics/calibration.ts';
import { covarianceOf, type Design, LonelyUnit, makeDesign, varianceOf } from '#shared/statistics/design.ts';
import { twoSidedNormal, Z975 } from '#shared/statistics/distributions.ts';
import { betaInterval, logitInterval, waldInterval } from '#shared/statistics/intervals.ts';
import { type Influence, meanOf } from '#shared/statistics/means.ts';
import { raoScott } from '#shared/statistics/rao-scott.ts';
import { wald } from '#shared/statistics/wald.ts';
import { marginOf } from '#shared/statistics/weighting/cells.ts';
import { postStratify } from '#shared/statistics/weighting/post-stratify.ts';
import { rake } from '#shared/statistics/weighting/rake.ts';
import { trim } from '#shared/statistics/weighting/trim.ts';
import {
  close,
  type ExpectedCrosstab,
  type ExpectedProp,
  type Row,
  readExpected,
  readRows,
  readWeights,
  sortedCodes,
} from './support.ts';

const strat = readRows('apistrat');
const srs = readRows('apisrs');
const nhanes = readRows('nhanes');
const of = (rows: Row[], name: string) => rows.map((row) => row[name]!);
const numbers = (rows: Row[], name: string) => Float64Array.from(rows, (row) => Number(row[name]));
const flat = (rows: Row[]) => new Float64Array(rows.length).fill(1);
const expected = {
  strat: readExpected('apistrat'),
  srs: readExpected('apisrs'),
  nhanes: readExpected('nhanes'),
  stratRake: readExpected('apistrat.rake'),
  srsRake: readExpected('apisrs.rake'),
  stratPost: readExpected('apistrat.poststrat'),
  srsPost: readExpected('apisrs.poststrat'),
  optinA: readExpected('optin_a'),
  optinB: readExpected('optin_b'),
};

const codesOf = (rows: Row[], name: string): Int32Array => {
  const codes = sortedCodes(of(rows, name));
  return Int32Array.from(rows, (row) => codes.indexOf(row[name]!));
};
const raked = (name: string) => Float64Array.from(readWeights(`${name}.rake`));
const rakedBy =
  (rows: Row[], weights: Float64Array, ...margins: string[]): Influence =>
  (z) =>
    rakedInfluence(
      z,
      weights,
      margins.map((margin) => codesOf(rows, margin)),
    );
/** Weights of one post-stratification and what it does to influence values, by one variable or by the cross of several. */
function postStratified(rows: Row[], before: Float64Array, by: string[], population: Map<string, number>) {
  const cells = rows.map((row) => by.map((name) => row[name]).join(' '));
  const names = [...population.keys()];
  const of = Int32Array.from(cells, (cell) => names.indexOf(cell));
  const margin = { code: 'cells', categories: names, targets: [...population.values()], of };
  const weights = postStratify({ counts: new Float64Array(rows.length).fill(1), start: before }, margin);
  return {
    rows,
    design: makeDesign(weights),
    influence: (z: Float64Array) => postStratifiedInfluence(z, weights, before, of),
  };
}

type Population = { [code: string]: number };
const populationOf = (population: Population) => new Map(Object.entries(population));
const crossOf = ({
  variables,
  population,
}: {
  variables: string[];
  population: { [name: string]: string | number }[];
}) => new Map(population.map((cell) => [variables.map((name) => cell[name]).join(' '), cell.Freq as number]));

const pw = numbers(strat, 'pw');
const populations = new Map(strat.map((row) => [row.stype!, Number(row.fpc)]));
const stratified = { strata: of(strat, 'stype') };

interface Case {
  rows: Row[];
  design: Design;
  of: {
    props: ExpectedProp[];
    mean?: { [figure: string]: number | string | number[] | null };
    crosstab?: ExpectedCrosstab | { [name: string]: ExpectedCrosstab };
    difference?: { [figure: string]: number | string | number[] };
  };
  influence?: Influence;
  digits?: number;
  /** What the crosstab is of. */
  table?: [item: string, by: string];
}

const stratTable: Case['table'] = ['awards', 'stype'];
const cases: { [name: string]: Case } = {
  'apistrat unweighted': {
    rows: strat,
    design: makeDesign(flat(strat)),
    of: expected.strat.unweighted,
    table: stratTable,
  },
  'apistrat weights only': {
    rows: strat,
    design: makeDesign(pw),
    of: expected.strat.weights_only,
    table: stratTable,
  },
  'apistrat stratified': {
    rows: strat,
    design: makeDesign(pw, stratified),
    of: expected.strat.stratified,
    table: stratTable,
  },
  'apistrat stratified, finite population': {
    rows: strat,
    design: makeDesign(pw, { ...stratified, populations }),
    of: expected.strat.stratified_fpc,
    table: stratTable,
  },
  'apisrs unweighted': { rows: srs, design: makeDesign(flat(srs)), of: expected.srs.unweighted },
  'apisrs weights only': { rows: srs, design: makeDesign(numbers(srs, 'pw')), of: expected.srs.weights_only },
  'nhanes weights only': {
    rows: nhanes,
    design: makeDesign(numbers(nhanes, 'weight')),
    of: expected.nhanes.weights_only,
    table: ['hi_chol', 'age'],
  },
  'nhanes clustered and stratified': {
    rows: nhanes,
    design: makeDesign(numbers(nhanes, 'weight'), {
      strata: of(nhanes, 'stratum'),
      clusters: of(nhanes, 'psu'),
    }),
    of: expected.nhanes.clustered_stratified,
    table: ['hi_chol', 'age'],
  },
  'apistrat raked, weights fixed': {
    rows: strat,
    design: makeDesign(raked('apistrat')),
    of: expected.stratRake.se_fixed,
    table: stratTable,
    digits: 1e-8,
  },
  'apistrat raked, calibrated': {
    rows: strat,
    design: makeDesign(raked('apistrat')),
    of: expected.stratRake.se_calibrated,
    influence: rakedBy(strat, raked('apistrat'), 'stype', 'sch_wide'),
    digits: 1e-8,
  },
  'apisrs raked, weights fixed': {
    rows: srs,
    design: makeDesign(raked('apisrs')),
    of: expected.srsRake.se_fixed,
    table: ['sch_wide', 'meals_band'],
    digits: 1e-8,
  },
  'apisrs raked, calibrated': {
    rows: srs,
    design: makeDesign(raked('apisrs')),
    of: expected.srsRake.se_calibrated,
    influence: rakedBy(srs, raked('apisrs'), 'stype', 'meals_band'),
    digits: 1e-8,
  },
};

for (const [name, rows, reference] of [
  ['apistrat', strat, expected.stratPost],
  ['apisrs', srs, expected.srsPost],
] as const) {
  const before = numbers(rows, 'pw');
  const one = postStratified(rows, before, [reference.variable], populationOf(reference.population));
  const cross = postStratified(rows, before, reference.cross_cells.variables, crossOf(reference.cross_cells));
  cases[`${name} post-stratified, calibrated`] = { ...one, of: reference.se_calibrated };
  cases[`${name} post-stratified, weights fixed`] = { rows, design: one.design, of: reference.se_fixed };
  cases[`${name} post-stratified by cells, calibrated`] = {
    ...cross,
    of: reference.cross_cells.se_calibrated,
  };
}

for (const [name, rows, reference] of [
  ['apistrat', strat, expected.stratRake],
  ['apisrs', srs, expected.srsRake],
] as const) {
  const { lower, upper } = reference.trimmed_once;
  const { weights } = trim(flat(rows), raked(name), [lower, upper]);
  const margins = Object.keys(reference.margins).map((code) =>
    marginOf(code, of(rows, code), reference.margins[code]),
  );
  const capped = rake({ counts: flat(rows), start: numbers(rows, 'pw') }, margins, {
    bounds: [lower, upper],
    sweeps: 5000,
  });
  cases[`${name} raked and capped`] = {
    rows,
    design: makeDesign(capped.weights),
    of: reference.raked_and_capped_each_sweep,
    digits: 1e-8,
  };
  cases[`${name} trimmed once`] = {
    rows,
    design: makeDesign(weights),
    of: reference.trimmed_once,
    digits: 1e-8,
  };
}

for (const [name, reference] of [
  ['optin_a', expected.optinA],
  ['optin_b', expected.optinB],
] as const) {
  const rows = readRows(name);
  const codes = Object.keys(reference.margins);
  const margins = codes.map((code) => marginOf(code, of(rows, code), reference.margins[code]));
  const { weights } = rake({ counts: flat(rows) }, margins);
  const design = makeDesign(weights);
  cases[`${name} raked, weights fixed`] = {
    rows,
    design,
    of: { props: [reference.raked_se_fixed] },
    digits: 1e-8,
  };
  cases[`${name} raked, calibrated`] = {
    rows,
    design,
    of: { props: [reference.raked_se_calibrated] },
    influence: rakedBy(rows, weights, ...codes),
    digits: 1e-8,
  };
}

{
  const reference = expected.nhanes.rake_from_flat;
  const codes = Object.keys(reference.margins);
  const margins = codes.map((code) => marginOf(code, of(nhanes, code), reference.margins[code]));
  const { weights } = rake({ counts: flat(nhanes) }, margins);
  const design = makeDesign(weights);
  cases['nhanes raked from 1, weights fixed'] = {
    rows: nhanes,
    design,
    of: reference.se_fixed,
    table: ['hi_chol', 'age'],
    digits: 1e-8,
  };
  cases['nhanes raked from 1, calibrated'] = {
    rows: nhanes,
    design,
    of: reference.se_calibrated,
    influence: rakedBy(nhanes, weights, ...codes),
    digits: 1e-8,
  };
}

const named = Object.entries(cases);

/** The share of a level and its error, through the influence values of the rows. */
function levelOf({ rows, design, influence = (z) => z }: Case, variable: string, level: string) {
  const y = Float64Array.from(rows, (row) => Number(row[variable] === level));
  return meanOf(y, design, influence)!;
}

describe('shares by rows', () => {
  test.each(named)('%s', (_name, one) => {
    const digits = one.digits ?? 1e-9;
    for (const { variable, levels, n, degf } of one.of.props)
      for (const level of levels) {
        const { mean, se, total } = levelOf(one, variable, level.level);
        close(one.design.df, degf);
        close(total, level.weighted_total, digits);
        close(mean, level.p, digits);
        if (level.se < 1e-10) {
          // A margin as its own outcome: nothing is left of the error, and there is no interval.
          expect(se).toBeLessThan(1e-10);
          continue;
        }
        close(se, level.se, digits);
        close(waldInterval(mean, se!, degf), level.ci95_wald_t, digits);
        close([mean - Z975 * se!, mean + Z975 * se!], level.ci95_wald_z, digits);
        close(logitInterval(mean, se!, degf), level.ci95_logit, 1e-7);
        close(logitInterval(mean, se!, Number.POSITIVE_INFINITY), level.ci95_logit_dfInf, 1e-7);
        close(betaInterval(mean, se!, n, degf), level.ci95_beta, digits);
      }
  });
});

describe('means and totals', () => {
  test.each(named.filter(([, one]) => one.of.mean))('%s', (_name, one) => {
    const mean = one.of.mean!;
    const found = meanOf(numbers(one.rows, mean.variable as string), one.design, one.influence)!;
    const digits = one.digits ?? 1e-9;
    close(found.mean, mean.mean, digits);
    close(found.se, mean.se, digits);
    close(found.ci, mean.ci95_t, digits);
    close([found.mean - Z975 * found.se!, found.mean + Z975 * found.se!], mean.ci95_z, digits);
    close(found.deff!.replace, mean.deff_replace, digits);
    if (mean.deff === null) expect(found.deff!.without).toBeNull();
    else close(found.deff!.without, mean.deff, digits);
    close(found.total, mean.total, digits);
    close(found.total_se, mean.total_se, digits);
  });
});

describe('tests of a table', () => {
  test.each(named.filter(([, one]) => one.of.crosstab && one.table))('%s', (_name, one) => {
    const { rows, design, digits = 1e-9 } = one;
    const [item, by] = one.table!;
    const given = one.of.crosstab!;
    const table = ('rows' in given ? given : Object.values(given)[0]) as ExpectedCrosstab;
    const [options, groups] = [codesOf(rows, item), codesOf(rows, by)];
    const size = { rows: table.rows.length, columns: table.cols.length };
    const cellOf = options.map((option, row) => option * size.columns + groups[row]!);
    const w = new Float64Array(size.rows * size.columns);
    cellOf.forEach((cell, row) => {
      w[cell]! += design.weights[row]!;
    });
    const covariance = covarianceOf(cellOf, w.length, design);
    const found = raoScott({ ...size, w }, { kind: 'full', of: covariance, df: design.df })!;
    const walds = wald({ ...size, w }, covariance, design.df)!;
    const compare = (outcome: { statistic: number; df: number | number[]; p: number }, name: string) => {
      const reference = table[name] as { statistic: number; parameter: number | number[]; p_value: number };
      close(outcome.statistic, reference.statistic, digits);
      close(outcome.df, reference.parameter, digits);
      close(outcome.p, reference.p_value, digits * 20);
    };
    compare(found.f, 'rao_scott_F_second_order');
    // R prints X² itself and takes p from X² over the mean design effect.
    compare({ ...found.chisq, statistic: found.phi2 * rows.length }, 'rao_scott_Chisq_first_order');
    close(found.chisq.statistic, found.f.statistic * found.chisq.df);
    compare(walds.wald, 'wald');
    compare(walds.adjusted, 'adj_wald');
    table.col_proportions_se.forEach((line, option) => {
      line.forEach((expectedSe, group) => {
        const y = Float64Array.from(rows, (_, row) =>
          groups[row] === group ? Number(options[row] === option) : Number.NaN,
        );
        const share = meanOf(y, design)!;
        close(share.mean, table.col_proportions_weighted[option]![group], digits);
        close(share.se, expectedSe, digits);
      });
    });
  });
});

describe('a difference of two groups', () => {
  test.each(named.filter(([, one]) => one.of.difference))('%s', (_name, one) => {
    const { rows, design, digits = 1e-9 } = one;
    const difference = one.of.difference as { [name: string]: string };
    const [item, option] = difference.outcome!.split('==') as [string, string];
    const side = (group: string) => {
      const inside = (row: Row) => row[difference.group!] === group;
      const y = Float64Array.from(rows, (row) => (inside(row) ? Number(row[item] === option) : Number.NaN));
      const { mean } = meanOf(y, design)!;
      const sum = rows.reduce((total, row, at) => total + (inside(row) ? design.weights[at]! : 0), 0);
      const z = y.map((value, at) =>
        Number.isNaN(value) ? 0 : (design.weights[at]! * (value - mean)) / sum,
      );
      return { mean, z };
    };
    const [a, b] = [side(difference.a!), side(difference.b!)];
    const se = Math.sqrt(
      varianceOf(
        a.z.map((value, at) => value - b.z[at]!),
        design,
      )!,
    );
    const diff = a.mean - b.mean;
    close(diff, difference.diff, digits);
    close(se, difference.se, digits);
    close([diff - Z975 * se, diff + Z975 * se], difference.ci95_z, digits);
    close(diff / se, difference.z, digits);
    close(twoSidedNormal(diff / se), difference.p_value_z, digits * 20);
    close(design.df, difference.t_df);
  });
});

test('a stratum with one unit is refused by its name', () => {
  const weights = new Float64Array(3).fill(1);
  expect(() => makeDesign(weights, { strata: ['a', 'a', 'b'] })).toThrow(new LonelyUnit('b'));
  expect(() => makeDesign(weights, { strata: ['a', 'a', 'a'], clusters: ['1', '1', '1'] })).toThrow(
    LonelyUnit,
  );
  expect(varianceOf(new Float64Array([1]), makeDesign(new Float64Array([1])))).toBeNull();
  expect(postStratifiedInfluence(weights, weights, weights, new Int32Array(3))).toEqual(new Float64Array(3));
});
