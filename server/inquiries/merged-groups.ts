/** How many there are of one code, or of several together. */
export interface Group {
  codes: string[];
  n: number;
}

/**
 * Merges the smallest groups until none that holds anything is smaller than the threshold: alone, a small one is taken
 * together with the next, so that it cannot be worked out. Empty groups are left out. Together less than that: one group.
 */
export function atLeast(threshold: number, groups: readonly Group[]): Group[] {
  const rest = groups.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
  const merged: Group = { codes: [], n: 0 };
  while (rest.length > 0) {
    const smallest = rest.at(-1) as Group;
    const enough = merged.n === 0 || merged.n >= threshold;
    if (smallest.n >= threshold && enough) break;
    rest.pop();
    merged.codes.push(...smallest.codes);
    merged.n += smallest.n;
  }
  return merged.n === 0 ? rest : [...rest, { ...merged, codes: merged.codes.sort() }];
}
