import { type Bounds, clopperPearson, logitInterval, waldInterval, wilson } from './intervals.ts';
import type { Moments } from './moments.ts';

/** A share of a column. `n` and `raw` are never weighted; `se` treats the final weights as fixed. */
export interface ShareEstimate {
  n: number;
  raw: number | null;
  share: number | null;
  se: number | null;
  ci: {
    logit: Bounds | null;
    wald_t: Bounds | null;
    /** Of raw counts, where nothing is weighted. */
    wilson: Bounds | null;
    clopper_pearson: Bounds | null;
  };
}

/** The share of `part` in `whole`, exactly 0 or 1 where nobody or everybody is in it. Null where nothing has weight. */
export function shareOf(part: Moments, whole: Moments): number | null {
  if (!(whole.w > 0)) return null;
  if (part.n === 0) return 0;
  return part.n === whole.n ? 1 : part.w / whole.w;
}

/**
 * V = n/(n−1) · Σ z², z = w(y − p)/Σw within the column and 0 outside: the linearised variance of a ratio, the weights
 * fixed, n all respondents of the data. Σ z is 0, so that no mean is taken off. Source: Särndal, Swensson and Wretman,
 * Model Assisted Survey Sampling (1992), 5.6 to 5.8; svymean of R's survey with ids = ~1. `others` is Σw² of those not in
 * the part, where that is known better than by subtraction, in which the squares of small weights beside large ones are lost.
 */
export function varianceOfShare(
  part: Moments,
  whole: Moments,
  n: number,
  others = Math.max(0, whole.w2 - part.w2),
): number | null {
  const p = shareOf(part, whole);
  if (p === null || n < 2) return null;
  if (part.n === 0 || part.n === whole.n) return 0;
  return ((n / (n - 1)) * (part.w2 * (1 - p) ** 2 + others * p ** 2)) / whole.w ** 2;
}

/** Puts a share together with the intervals on offer. `df` is 0 where there is no variance. */
export function estimateOf(
  part: Moments,
  whole: Moments,
  se: number | null,
  df: number,
  weighted: boolean,
): ShareEstimate {
  const share = shareOf(part, whole);
  const spread = share !== null && se !== null && df > 0;
  return {
    n: part.n,
    raw: whole.n > 0 ? part.n / whole.n : null,
    share,
    se,
    ci: {
      logit: spread ? logitInterval(share, se, df) : null,
      wald_t: spread ? waldInterval(share, se, df) : null,
      wilson: weighted ? null : wilson(part.n, whole.n),
      // Quantiles of beta take longer than all else, and few ask for them.
      get clopper_pearson() {
        return weighted ? null : clopperPearson(part.n, whole.n);
      },
    },
  };
}
