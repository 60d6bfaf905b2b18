import { meanOf } from './cells.ts';

/**
 * Clips weights in place to `[low, high]` times their mean and gives the number of respondents whose weight that
 * changed. The weights then add up to something else; see `trim` for weights that keep their sum.
 */
export function clip(
  counts: ArrayLike<number>,
  weights: Float64Array,
  [low, high]: readonly [number, number],
): number {
  const mean = meanOf(counts, weights);
  let respondents = 0;
  for (let cell = 0; cell < weights.length; cell++) {
    if (counts[cell]! === 0) continue;
    const before = weights[cell]!;
    weights[cell] = Math.min(high * mean, Math.max(low * mean, before));
    if (weights[cell] !== before) respondents += counts[cell]!;
  }
  return respondents;
}

export interface Trimmed {
  weights: Float64Array;
  /** Respondents whose weight was clipped. */
  respondents: number;
}

/**
 * Trims once: weights are clipped to `[low, high]` times the mean, and what that took is given to all others in equal
 * parts, so that the sum stays (R survey, `trimWeights(strict = FALSE)`; Potter, 1990). Some of the others may then
 * stand beyond a bound.
 */
export function trim(
  counts: ArrayLike<number>,
  before: ArrayLike<number>,
  bounds: readonly [low: number, high: number],
): Trimmed {
  const weights = Float64Array.from(before);
  const respondents = clip(counts, weights, bounds);
  let taken = 0;
  let others = 0;
  for (let cell = 0; cell < weights.length; cell++) {
    const n = counts[cell]!;
    taken += (before[cell]! - weights[cell]!) * n;
    if (before[cell] === weights[cell]) others += n;
  }
  if (others > 0)
    for (let cell = 0; cell < weights.length; cell++)
      if (before[cell] === weights[cell]) weights[cell]! += taken / others;
  return { weights, respondents };
}
