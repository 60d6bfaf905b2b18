import betainc from '@stdlib/math-base-special-betainc';
import gammainc from '@stdlib/math-base-special-gammainc';
import quantileOfBeta from '@stdlib/stats-base-dists-beta-quantile';
import quantileOfNormal from '@stdlib/stats-base-dists-normal-quantile';
import quantileOfT from '@stdlib/stats-base-dists-t-quantile';

/** The 97.5th percentile of the normal distribution: what a 95 % interval reaches to both sides. */
export const Z975 = quantileOfNormal(0.975, 0, 1);

let last = { df: Number.POSITIVE_INFINITY, t: Z975 };

/** The 97.5th percentile of Student's t; with infinite degrees of freedom the normal one. A table asks for one many times. */
export function t975(df: number): number {
  if (df !== last.df) last = { df, t: df === Number.POSITIVE_INFINITY ? Z975 : quantileOfT(0.975, df) };
  return last.t;
}

export const betaQuantile = (p: number, a: number, b: number): number => quantileOfBeta(p, a, b);

/** P(|T| > |t|), by the incomplete beta function so that small tails keep their digits (Abramowitz and Stegun 26.7.1). */
export const twoSidedT = (t: number, df: number): number => betainc(df / (df + t * t), df / 2, 0.5);

/** P(|Z| > |z|): the upper tail of chi-squared with one degree of freedom. */
export const twoSidedNormal = (z: number): number => upperChiSquared(z * z, 1);

/** P(X² > x), df degrees of freedom (Abramowitz and Stegun 26.4.19). */
export const upperChiSquared = (x: number, df: number): number =>
  x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);

/** P(F > f), degrees of freedom of the numerator and of the denominator, whole or not (Abramowitz and Stegun 26.6.2). */
export const upperF = (f: number, df1: number, df2: number): number =>
  f <= 0 ? 1 : betainc(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
