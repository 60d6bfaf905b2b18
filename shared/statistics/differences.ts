import type { CountedTable } from './counted.ts';
import { t975, twoSidedNormal, twoSidedT, Z975 } from './distributions.ts';
import { type Bounds, wilson } from './intervals.ts';
import { type Moments, momentTable } from './moments.ts';
import { shareOf, varianceOfShare } from './shares.ts';

export interface Difference {
  diff: number;
  se: number;
  /** Newcombe's where nothing is weighted, else diff ± t·se. */
  ci: Bounds;
  /** Of t = diff/se on n − 1 degrees of freedom; null where the error is 0. */
  p: number | null;
}

/**
 * The share of an option in one group less its share in another. V by z = z_a − z_b, the covariance included: 0 between
 * groups that share nobody, and what they share where one of them is everybody. Null where either has no weight, or
 * where the data has one respondent.
 */
export function differenceOf(
  table: CountedTable,
  option: string,
  groupA: string | null,
  groupB: string | null,
): Difference | null {
  const { options, groups, cells, base, n, weighted } = momentTable(table);
  const row = cells[options.indexOf(option)];
  const [a, b] = [groups.indexOf(groupA), groups.indexOf(groupB)];
  const [partA, partB, baseA, baseB] = [row?.[a], row?.[b], base[a], base[b]];
  if (!partA || !partB || !baseA || !baseB || a === b) return null;
  const [pA, pB] = [shareOf(partA, baseA), shareOf(partB, baseB)];
  const [vA, vB] = [varianceOfShare(partA, baseA, n), varianceOfShare(partB, baseB, n)];
  if (pA === null || pB === null || vA === null || vB === null) return null;
  const common = groupA === null ? { part: partB, base: baseB } : { part: partA, base: baseA };
  const overlap =
    groupA === null || groupB === null
      ? ((n / (n - 1)) * covered(common.part, common.base, pA, pB)) / (baseA.w * baseB.w)
      : 0;
  const diff = pA - pB;
  const se = Math.sqrt(Math.max(0, vA + vB - 2 * overlap));
  const reach = t975(n - 1) * se;
  const disjoint = groupA !== null && groupB !== null;
  return {
    diff,
    se,
    ci: weighted || !disjoint ? [diff - reach, diff + reach] : newcombe(partA.n, baseA.n, partB.n, baseB.n)!,
    p: se > 0 ? twoSidedT(diff / se, n - 1) : null,
  };
}

/** Σ w²(y − p_a)(y − p_b) over those who are in both. */
const covered = (part: Moments, base: Moments, pA: number, pB: number): number =>
  part.w2 * (1 - pA) * (1 - pB) + (base.w2 - part.w2) * pA * pB;

/** The difference of two shares of raw counts from their Wilson intervals. Source: Newcombe, Statistics in Medicine 17 (1998) 873, method 10. */
export function newcombe(xA: number, nA: number, xB: number, nB: number): Bounds | null {
  const [a, b] = [wilson(xA, nA), wilson(xB, nB)];
  if (!a || !b) return null;
  const [pA, pB] = [xA / nA, xB / nB];
  return [pA - pB - Math.hypot(pA - a[0], b[1] - pB), pA - pB + Math.hypot(a[1] - pA, pB - b[0])];
}

/** The z test of two shares of raw counts with their common variance, and Wald's interval of the difference. */
export function twoProportions(xA: number, nA: number, xB: number, nB: number) {
  const [pA, pB, pooled] = [xA / nA, xB / nB, (xA + xB) / (nA + nB)];
  const z = (pA - pB) / Math.sqrt(pooled * (1 - pooled) * (1 / nA + 1 / nB));
  const reach = Z975 * Math.sqrt((pA * (1 - pA)) / nA + (pB * (1 - pB)) / nB);
  return { z, p: twoSidedNormal(z), wald: [pA - pB - reach, pA - pB + reach] as Bounds };
}
