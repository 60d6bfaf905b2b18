import { type Design, varianceOf } from './design.ts';
import { t975 } from './distributions.ts';
import type { Bounds } from './intervals.ts';

/** A mean, with its error and what the design costs against a simple random sample. */
export interface MeanEstimate {
  n: number;
  mean: number;
  se: number | null;
  /** mean ± t·se. */
  ci: Bounds | null;
  /** V over that of a simple random sample with replacement of the same n; `without` replacement from a population of Σw. */
  deff: { replace: number; without: number | null } | null;
  total: number;
  total_se: number | null;
}

/** How the influence values of an estimate are changed before V is taken, where weights were calibrated. */
export type Influence = (z: Float64Array) => Float64Array;

const unchanged: Influence = (z) => z;

/**
 * ȳ = Σwy/Σw with z = w(y − ȳ)/Σw, and the total Σwy with z = wy; NaN where a row is outside or gave no number. The
 * variance of a simple random sample is s²/n, s² weighted with n/(n − 1). Source: Särndal, Swensson and Wretman (1992),
 * 5.6 and 5.7; svymean(deff = "replace") and svytotal of R's survey. Null where nobody gave a number.
 */
export function meanOf(
  y: Float64Array,
  design: Design,
  influence: Influence = unchanged,
): MeanEstimate | null {
  const { weights, df } = design;
  let n = 0;
  let sum = 0;
  let total = 0;
  for (let row = 0; row < y.length; row++) {
    if (Number.isNaN(y[row])) continue;
    n++;
    sum += weights[row]!;
    total += weights[row]! * y[row]!;
  }
  if (!(sum > 0)) return null;
  const mean = total / sum;
  const z = y.map((value, row) => (Number.isNaN(value) ? 0 : (weights[row]! * (value - mean)) / sum));
  const variance = varianceOf(influence(z), design);
  const totalVariance = varianceOf(
    influence(y.map((value, row) => (Number.isNaN(value) ? 0 : weights[row]! * value))),
    design,
  );
  const se = variance === null ? null : Math.sqrt(variance);
  const reach = se === null ? 0 : t975(df) * se;
  return {
    n,
    mean,
    se,
    ci: se === null ? null : [mean - reach, mean + reach],
    deff: variance === null ? null : deffOf(variance, spreadOf(y, weights, mean, sum, n), n, sum),
    total,
    total_se: totalVariance === null ? null : Math.sqrt(totalVariance),
  };
}

function spreadOf(y: Float64Array, weights: Float64Array, mean: number, sum: number, n: number): number {
  let squares = 0;
  for (let row = 0; row < y.length; row++)
    if (!Number.isNaN(y[row])) squares += weights[row]! * (y[row]! - mean) ** 2;
  return (squares / sum) * (n / (n - 1));
}

function deffOf(variance: number, spread: number, n: number, population: number): MeanEstimate['deff'] {
  if (!(spread > 0)) return null;
  const replace = (variance * n) / spread;
  return { replace, without: population > n ? (replace * population) / (population - n) : null };
}
