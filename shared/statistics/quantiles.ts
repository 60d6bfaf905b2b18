/**
 * The p-quantile of numbers that are sorted, between two of them by their distance: definition 7 of Hyndman and Fan, The
 * American Statistician 50 (1996) 361, R's own. Numbers that are not weighted. Null for none.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}

/** A number and what its respondents weigh together. */
export interface WeightedValue {
  value: number;
  w: number;
}

/**
 * The smallest number up to which at least p of all weight lies: the inverse of the weighted distribution, svyquantile
 * (qrule = "math") of R's survey. Ranks that rounding puts just below p count as p. `values` are sorted. Null for none.
 */
export function weightedQuantile(values: readonly WeightedValue[], p: number): number | null {
  const total = values.reduce((sum, { w }) => sum + w, 0);
  let below = 0;
  for (const { value, w } of values) {
    below += w;
    if (w > 0 && below >= p * total * (1 - 1e-12)) return value;
  }
  return null;
}
