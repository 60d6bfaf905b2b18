/** A group of a population with its size there; `n` is how many answers came from it, null where that is hidden. */
export interface GroupSize<Code extends string = string> {
  code: Code;
  target: number;
  n: number | null;
}

export interface GroupGap extends GroupSize {
  /** Its part of the answers and of the population, from 0 to 1; null where a number is hidden. */
  share: number | null;
  expected: number;
  /** share − expected. */
  gap: number | null;
  /** How many more answers of this group, and of no other, would bring its share to that of the population; 0 where none. */
  wanted: number | null;
}

/**
 * Who answers beside who lives there. The shares are those of the answers with one of these groups, so they say nothing
 * where a number is hidden: then only the population's are known.
 * `wanted` solves (n + x) ÷ (sum + x) = expected for x and rounds up.
 */
export function participationGaps(groups: readonly GroupSize[]): GroupGap[] {
  const population = groups.reduce((sum, { target }) => sum + target, 0);
  const known = groups.flatMap(({ n }) => (n === null ? [] : [n]));
  const answers = known.length === groups.length ? known.reduce((sum, n) => sum + n, 0) : null;
  return groups.map((group) => {
    const expected = population === 0 ? 0 : group.target / population;
    if (group.n === null || !answers) return { ...group, share: null, expected, gap: null, wanted: null };
    const share = group.n / answers;
    return { ...group, share, expected, gap: share - expected, wanted: missing(group.n, answers, expected) };
  });
}

/** The share of hundred of a remainder of nothing is never reached. */
const missing = (n: number, answers: number, expected: number): number | null =>
  expected >= 1 ? null : Math.max(0, Math.ceil((expected * answers - n) / (1 - expected) - 1e-9));

/** A place where answers come in. */
export interface Source {
  code: string;
  n: number;
  share: number;
  /** It brings so much that what it brings could be what everybody hears. */
  heavy: boolean;
}

/** Above this part of all answers a source is named in a warning. */
export const HEAVY_SHARE = 0.3;

/**
 * Sources by size, those below the threshold merged under `other` together with the next smallest, so that no small number
 * can be read or worked out. `code` null: no source is known; it is shown and never warned of.
 */
export function sourcesOf(
  counts: readonly { code: string | null; n: number }[],
  threshold: number,
): Source[] {
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  const order = counts.filter(({ n }) => n > 0).toSorted((a, b) => a.n - b.n);
  const small = order.filter(({ n }) => n < threshold).length;
  const sum = (upTo: number) => order.slice(0, upTo).reduce((total, { n }) => total + n, 0);
  let merged = small;
  while (merged > 0 && merged < order.length && (merged === 1 || sum(merged) < threshold)) merged += 1;
  const shown = order.slice(merged).toReversed();
  const rest = merged > 0 && sum(merged) >= threshold ? [{ code: 'other', n: sum(merged) }] : [];
  return [...shown, ...rest].map(({ code, n }) => ({
    code: code ?? 'unknown',
    n,
    share: n / all,
    heavy: code !== null && code !== 'other' && n / all > HEAVY_SHARE,
  }));
}
