import type { ReleaseCounts } from '../tables.ts';
import type { HiddenGroups } from './groups.ts';
import { knownZeros } from './known-zeros.ts';
import type { Protection } from './protection.ts';
import type { Release } from './release.ts';
import { type Hidden, shownBase } from './rules.ts';
import type { HiddenColumn, HiddenMarginal, HiddenTable, Suppression } from './suppression.ts';

/** The suppression in the release's own codes. A 0 that everybody can tell is shown, even in a column without its base. */
export function report(
  { profiles, opinions }: ReleaseCounts,
  threshold: number,
  { system, wholes, crossings }: Release,
  groups: HiddenGroups,
  protections: Protection[],
  withheld: ReadonlySet<string>,
): Suppression {
  const zeros = knownZeros(system);
  const kinds = new Map(protections.flatMap((each) => [...each.kinds]).filter(([at]) => !zeros.has(at)));
  const gone = new Set(protections.flatMap((each) => [...each.withheld]));
  const marginals = profiles.map(({ item }): HiddenMarginal => {
    const { '': rest, ...group } = Object.fromEntries(wholes.groups.get(item)!);
    return { item, withheld: withheld.has(item), ...hiddenOf(rest!, Object.entries(group), groups.kinds) };
  });
  const few = opinions.map(
    ({ item, base }): HiddenMarginal => ({ item, withheld: base < shownBase, cells: {} }),
  );
  const tables = crossings
    .filter(({ unseen }) => !unseen)
    .map((crossing): HiddenTable => {
      const columns = [...crossing.columns].map(
        ([code, { base, cells }]) => [code, hiddenOf(base, cells, kinds)] as const,
      );
      const { item, by } = crossing;
      return { item, by, withheld: gone.has(crossing), columns: Object.fromEntries(columns) };
    });
  return { threshold, marginals: [...marginals, ...few], tables };
}

function hiddenOf(base: number, cells: Iterable<[string, number]>, kinds: Map<number, Hidden>): HiddenColumn {
  const hidden: HiddenColumn = { cells: {} };
  if (kinds.has(base)) hidden.base = kinds.get(base)!;
  for (const [code, at] of cells) if (kinds.has(at)) hidden.cells[code] = kinds.get(at)!;
  return hidden;
}
