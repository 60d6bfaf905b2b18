import { type Bounds, betaInterval, clopperPearson } from './intervals.ts';
import type { ShareEstimate } from './shares.ts';

/** Fewer than these, in the share or in its rest, are few: the logit interval leans on more than there are. */
const FEW = 5;

/**
 * The one interval to show. Unweighted: Wilson's. Weighted: logit; where few are in a class Clopper and Pearson's on
 * the effective number of the share itself, and on Kish's of the column where nobody or everybody is in it. `fixed`: the
 * item is a benchmark of the weighting, its share is set and not estimated: null, "fixed by weighting", as wherever the
 * error is 0 though somebody is on both sides.
 */
export function bestInterval(
  { n, share, se, ci }: ShareEstimate,
  { base, n_eff }: { base: number; n_eff: number },
  { fixed = false, df }: { fixed?: boolean; df?: number } = {},
): Bounds | null {
  if (fixed || share === null) return null;
  if (ci.wilson) return ci.wilson;
  if (share === 0 || share === 1) return clopperPearson(share * n_eff, n_eff);
  if (se === null || !(se > FIXED * share * (1 - share))) return null;
  return Math.min(n, base - n) < FEW ? betaInterval(share, se, base, df ?? base - 1) : ci.logit;
}

/** An error below this part of p(1 − p) is rounding. */
const FIXED = 1e-7;
