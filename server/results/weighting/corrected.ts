import type { PublishedCounts } from '../published.ts';
import { findWeighted, setsIn } from './weighted-figure.ts';
import type { WeightedMarginal, WeightedPart, WeightedSet } from './weighted-release.ts';

/** By how much the frames of two releases differ, and what is outside them: numbers that stand beside all that is weighted. */
export const frameDifferences = (old: PublishedCounts, fresh: PublishedCounts): number[] =>
  setsIn(old).flatMap((before) =>
    setsIn(fresh).flatMap((after) => [after.n - before.n, fresh.n - after.n - (old.n - before.n)]),
  );

/** An item's figures within the frame in two releases, and how many are in the frame of each. */
export function weightedPair(old: PublishedCounts, fresh: PublishedCounts, item: string) {
  const [before, after] = [findWeighted(old, item), findWeighted(fresh, item)];
  if (!before || !after) return undefined;
  return {
    before: before.marginal,
    after: after.marginal,
    limits: [before.set.n, after.set.n] as const,
    reaching: after.set.reaching,
  };
}

/** By how much those outside the frame differ between two releases, in what is shown both of the whole and within. */
export function outsideDifferences(old: PublishedCounts, fresh: PublishedCounts, item: string): number[] {
  const pair = weightedPair(old, fresh, item);
  const [was, is] = [old, fresh].map(({ marginals }) => marginals.find((each) => each.item === item));
  if (!pair || !was || !is) return [];
  const { before, after } = pair;
  const bases =
    was.base === undefined || is.base === undefined ? [] : [is.base - after.base - (was.base - before.base)];
  const cells = after.cells.flatMap(({ code }) => {
    const all = [was.cells, is.cells, before.cells, after.cells].map((each) => shownIn(each, code));
    if (all.some((n) => n === undefined)) return [];
    const [a = 0, b = 0, c = 0, d = 0] = all;
    return [b - d - (a - c)];
  });
  return [...bases, ...cells];
}

/**
 * The same of those outside the frame in groups that reach into it, whom everybody can tell by the tables of these groups:
 * the groups together, less those within.
 */
export function nearDifferences(old: PublishedCounts, fresh: PublishedCounts, item: string): number[] {
  const pair = weightedPair(old, fresh, item);
  if (!pair) return [];
  const among = ({ tables }: PublishedCounts, by: string, groups: string[], code: string | null) => {
    const table = tables.find((each) => each.item === item && each.by === by);
    return groups.reduce<number | undefined>((sum, group) => {
      const column = table?.columns.find((each) => each.code === group);
      const n = code === null ? column?.base : column && shownIn(column.cells, code);
      return sum === undefined || n === undefined ? undefined : sum + n;
    }, 0);
  };
  const within = ({ base, cells }: WeightedMarginal, code: string | null) =>
    code === null ? base : shownIn(cells, code);
  return pair.reaching.flatMap(({ by, groups }) =>
    [null, ...pair.after.cells.map(({ code }) => code)].flatMap((code) => {
      const [a, b] = [among(old, by, groups, code), among(fresh, by, groups, code)];
      const [c, d] = [within(pair.before, code), within(pair.after, code)];
      const known = a !== undefined && b !== undefined && c !== undefined && d !== undefined;
      return known ? [b - d - (a - c)] : [];
    }),
  );
}

const shownIn = (cells: ({ code: string; n: number } | { code: string; hidden: true })[], code: string) => {
  const cell = cells.find((each) => each.code === code);
  return cell && 'n' in cell ? cell.n : undefined;
};

/** The weighted figures of a corrected release: each with its item, the new ones or those of the last release. */
export function correctedWeighted(
  last: PublishedCounts,
  fresh: PublishedCounts,
  isKept: (code: string) => boolean,
  isNew: (code: string) => boolean,
): { weighted?: WeightedPart } {
  const only = (sets: WeightedSet[], wanted: (code: string) => boolean): WeightedSet[] =>
    sets
      .map((set) => ({
        ...set,
        marginals: set.marginals.filter(({ item }: WeightedMarginal) => wanted(item)),
      }))
      .filter(({ marginals }) => marginals.length > 0);
  const sets = [...only(setsIn(fresh), isNew), ...only(setsIn(last), isKept)];
  if (sets.length > 0) return { weighted: { sets } };
  const said = [fresh.weighted, last.weighted].find((part) => part && 'withheld' in part);
  return said ? { weighted: said } : {};
}
