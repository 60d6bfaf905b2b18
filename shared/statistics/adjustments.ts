/** Indices from the smallest p to the largest. */
const byRank = (ps: readonly number[]) => ps.map((_, at) => at).sort((a, b) => ps[a]! - ps[b]!);

const bounded = (p: number) => Math.min(1, p);

/** p values held against each other so that one false finding in all is as rare as each claims. Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65. */
export function holm(ps: readonly number[]): number[] {
  const adjusted: number[] = new Array(ps.length);
  let largest = 0;
  byRank(ps).forEach((at, rank) => {
    largest = Math.max(largest, bounded(ps[at]! * (ps.length - rank)));
    adjusted[at] = largest;
  });
  return adjusted;
}

/** The expected share of false findings. Source: Benjamini and Hochberg, JRSS B 57 (1995) 289. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const adjusted: number[] = new Array(ps.length);
  let smallest = 1;
  byRank(ps)
    .map((at, rank) => ({ at, rank }))
    .reverse()
    .forEach(({ at, rank }) => {
      smallest = Math.min(smallest, bounded((ps[at]! * ps.length) / (rank + 1)));
      adjusted[at] = smallest;
    });
  return adjusted;
}

export const bonferroni = (ps: readonly number[]): number[] => ps.map((p) => bounded(p * ps.length));
