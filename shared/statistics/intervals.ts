import { betaQuantile, t975, Z975 } from './distributions.ts';

export type Bounds = [low: number, high: number];

/**
 * logit(p) ± t·se/(p(1−p)), transformed back: never leaves [0, 1]. Null where it is not defined: at 0, at 1, without
 * an error. Source: Korn and Graubard, Analysis of Health Surveys (1999); svyciprop(method = "logit") of R's survey.
 */
export function logitInterval(p: number, se: number, df: number): Bounds | null {
  if (!(p > 0 && p < 1 && se > 0)) return null;
  const centre = Math.log(p / (1 - p));
  const reach = (t975(df) * se) / (p * (1 - p));
  const back = (x: number) => 1 / (1 + Math.exp(-x));
  return [back(centre - reach), back(centre + reach)];
}

/** p ± t·se, which may leave [0, 1]: for comparison with other programs, never to be shown. Null without an error. */
export function waldInterval(p: number, se: number, df: number): Bounds | null {
  if (!(se > 0)) return null;
  const reach = t975(df) * se;
  return [p - reach, p + reach];
}

/** Wilson's score interval of x of n; n may be an effective number. Source: Wilson, JASA 22 (1927) 209. */
export function wilson(x: number, n: number): Bounds | null {
  if (!(n > 0)) return null;
  const p = x / n;
  const z2 = Z975 * Z975;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (Z975 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return [x <= 0 ? 0 : centre - reach, x >= n ? 1 : centre + reach];
}

/** The exact interval of x of n, by quantiles of beta; both may be effective numbers. Source: Clopper and Pearson, Biometrika 26 (1934) 404. */
export function clopperPearson(x: number, n: number): Bounds | null {
  if (!(n > 0)) return null;
  return [x <= 0 ? 0 : betaQuantile(0.025, x, n - x + 1), x >= n ? 1 : betaQuantile(0.975, x + 1, n - x)];
}

/**
 * Clopper and Pearson's interval on the effective number n* = p(1−p)/V · (t of n−1 / t of df)². Null where V is 0: a
 * share fixed by weighting has no interval. Source: Korn and Graubard (1998); svyciprop(method = "beta").
 */
export function betaInterval(p: number, se: number, n: number, df: number): Bounds | null {
  if (!(p > 0 && p < 1 && se > 0 && df > 0)) return null;
  const effective = ((p * (1 - p)) / (se * se)) * (t975(n - 1) / t975(df)) ** 2;
  return clopperPearson(p * effective, effective);
}

/** Source: Agresti and Coull, The American Statistician 52 (1998) 119. May leave [0, 1]. */
export function agrestiCoull(x: number, n: number): Bounds {
  const z2 = Z975 * Z975;
  const p = (x + z2 / 2) / (n + z2);
  const reach = Z975 * Math.sqrt((p * (1 - p)) / (n + z2));
  return [p - reach, p + reach];
}
