import type { ReleaseCounts } from '../tables.ts';
import type { Crossing } from './crossings.ts';
import { type HiddenGroups, protectGroups } from './profiles.ts';
import { Protection } from './protection.ts';
import { type Release, readRelease, tiedCrossings } from './release.ts';
import { crossedBase, dominates, type Hidden, isSmall, shownBase } from './rules.ts';

export interface HiddenMarginal {
  item: string;
  withheld: boolean;
  base?: Hidden;
  cells: Record<string, Hidden>;
}
export interface HiddenTable {
  item: string;
  by: string;
  withheld: boolean;
  columns: Record<string, { base?: Hidden; cells: Record<string, Hidden> }>;
}
export interface Suppression {
  threshold: number;
  marginals: HiddenMarginal[];
  tables: HiddenTable[];
}

export function suppress(counts: ReleaseCounts, threshold: number): Suppression {
  const withheld = new Set<string>();
  for (;;) {
    const release = readRelease(counts);
    const groups = protectGroups(release.system, release.wholes, threshold, withheld);
    const protections = tiedCrossings(release).map(
      (tied) => new Protection(tied.system, tied.crossings, threshold),
    );
    const misfit = protections.flatMap((protection) => {
      hidePrimary(release, protection, groups, threshold, withheld);
      const worlds = groups.worlds.filter((world) => !protection.fit(world));
      if (worlds.length === 0) { protection.protect(); if (process.env.WEED) protection.weed(); }
      return worlds;
    });
    if (misfit.length === 0) return report(counts, threshold, release, groups, protections, withheld);
    const before = withheld.size;
    for (const [by, own] of release.wholes.groups) {
      if (misfit.some((world) => [...own.values()].some((at) => world.has(at)))) withheld.add(by);
    }
    if (withheld.size === before) throw new Error('stuck');
  }
}

function hidePrimary(
  { system, wholes }: Release,
  protection: Protection,
  groups: HiddenGroups,
  threshold: number,
  withheld: ReadonlySet<string>,
): void {
  const value = (at: number) => system.variables[at]!.value;
  for (const crossing of protection.crossings) {
    if (crossing.unseen) continue;
    const { base: answered, choice } = wholes.marginals.get(crossing.item)!;
    if (answered < crossedBase || withheld.has(crossing.by)) protection.withhold(crossing);
    for (const { base, cells, group } of crossing.columns.values()) {
      const small = [...cells.values()].filter((at) => isSmall(value(at), threshold));
      const given = [...cells.values()].filter((at) => dominates(value(at), value(base), threshold));
      if (isSmall(value(base), threshold)) protection.hide(base, 'small');
      else if (groups.kinds.has(group) && value(base) > 0) protection.hide(base, groups.kinds.get(group)!);
      for (const at of choice === 'one' && given.length > 0 ? cells.values() : given)
        protection.hide(at, 'small');
      for (const at of small) protection.hide(at, 'small');
    }
  }
}

function report(
  counts: ReleaseCounts,
  threshold: number,
  { wholes, crossings }: Release,
  groups: HiddenGroups,
  protections: Protection[],
  withheld: ReadonlySet<string>,
): Suppression {
  const kinds = new Map(protections.flatMap((protection) => [...protection.kinds]));
  const gone = new Set(protections.flatMap((protection) => [...protection.withheld]));
  const pick = (cells: Iterable<[string, number]>, from: Map<number, Hidden>) =>
    Object.fromEntries(
      [...cells].flatMap(([code, at]) => (from.has(at) ? [[code, from.get(at)!] as const] : [])),
    );
  return {
    threshold,
    marginals: [
      ...counts.profiles.map(({ item }): HiddenMarginal => {
        const { '': base, ...cells } = pick(wholes.groups.get(item)!, groups.kinds);
        return { item, withheld: withheld.has(item), ...(base && { base }), cells };
      }),
      ...counts.opinions.map(
        ({ item, base }): HiddenMarginal => ({ item, withheld: base < shownBase, cells: {} }),
      ),
    ],
    tables: crossings
      .filter(({ unseen }) => !unseen)
      .map((crossing: Crossing) => ({
        item: crossing.item,
        by: crossing.by,
        withheld: gone.has(crossing),
        columns: Object.fromEntries(
          [...crossing.columns].map(([code, column]) => {
            const base = kinds.get(column.base);
            return [code, { ...(base && { base }), cells: pick(column.cells, kinds) }];
          }),
        ),
      })),
  };
}
