import { postStratifiedInfluence, rakedInfluence } from '#shared/statistics/calibration.ts';
import { type Design, makeDesign } from '#shared/statistics/design.ts';
import type { Influence } from '#shared/statistics/means.ts';
import { marginOf } from '#shared/statistics/weighting/cells.ts';
import { postStratify } from '#shared/statistics/weighting/post-stratify.ts';
import { rake } from '#shared/statistics/weighting/rake.ts';
import { trim } from '#shared/statistics/weighting/trim.ts';
import {
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
export const of = (rows: Row[], name: string) => rows.map((row) => row[name]!);
export const numbers = (rows: Row[], name: string) => Float64Array.from(rows, (row) => Number(row[name]));
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

export const codesOf = (rows: Row[], name: string): Int32Array => {
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

export interface Case {
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
/** Every sample of the files of reference, with how it is weighted and what R says of it. */
export const cases: { [name: string]: Case } = {
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
