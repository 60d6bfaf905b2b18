import type { Link, ReleaseCounts } from '../tables.ts';
import { type Crossing, keyOf, tieColumns } from './crossings.ts';
import { isBetween, itemsOf } from './links.ts';
import { known, one, type Sum, type System } from './system.ts';
import type { Wholes } from './wholes.ts';

/**
 * Crossings without a table that logic nevertheless ties to tables: with links base(Y) = n(P = a) and
 * base(Z) = n(P = b), the tables of Y and Z by district speak of P by district. Their variables join `unknown`.
 */
export function addUnseen(
  system: System,
  { opinions }: ReleaseCounts,
  links: Link[],
  wholes: Wholes,
  crossings: Map<string, Crossing>,
): number[] {
  const first = system.variables.length;
  const refs = links.flatMap(({ left, right }) => [...left, ...right]);
  const add = (item: string, by: string, needed: (code: string) => boolean) => {
    if (item === by || crossings.has(keyOf(item, by))) return;
    const { choice, cells: options } = wholes.marginals.get(item)!;
    const cap = wholes.most(item);
    const unknown = () => system.add({ value: 0, cap, cost: 0, hidden: true });
    const columns = [...wholes.groups.get(by)!].map(([code, group]) => {
      const cells = new Map(
        options.flatMap((option) => (needed(option.code) ? [[option.code, unknown()]] : [])),
      );
      return [code, { group, base: unknown(), cells }] as const;
    });
    const crossing: Crossing = { item, by, unseen: true, columns: new Map(columns) };
    tieColumns(system, crossing, choice, wholes);
    crossings.set(keyOf(item, by), crossing);
  };

  const given = new Set(crossings.keys());
  for (const by of wholes.groups.keys()) {
    for (const items of tied(links, (item) => item !== by)) {
      if (!items.some((item) => given.has(keyOf(item, by)))) continue;
      for (const item of items)
        add(item, by, (code) => refs.some((ref) => ref.item === item && ref.code === code));
    }
  }
  for (const profiles of tied(links.filter((link) => isBetween(link, wholes)))) {
    for (const { item } of opinions) {
      if (profiles.filter((by) => given.has(keyOf(item, by))).length < 2) continue;
      for (const by of profiles) add(item, by, () => true);
    }
  }
  tieTransposed(system, wholes, crossings);
  return system.variables.slice(first).map((_, at) => first + at);
}

/** The sets of items that chains of links tie together. */
function tied(links: Link[], counts: (item: string) => boolean = () => true): string[][] {
  let sets: Set<string>[] = [];
  for (const link of links) {
    const joined = new Set(itemsOf(link).filter(counts));
    const apart = sets.filter((set) => ![...joined].some((item) => set.has(item)));
    for (const set of sets) if (!apart.includes(set)) for (const item of set) joined.add(item);
    sets = [...apart, joined];
  }
  return sets.map((set) => [...set]);
}

/** Two profile items crossed either way are one table. */
function tieTransposed(system: System, wholes: Wholes, crossings: Map<string, Crossing>): void {
  const profiles = [...wholes.groups.keys()];
  for (const [at, a] of profiles.entries()) {
    for (const b of profiles.slice(at + 1)) {
      const [aByB, bByA] = [crossings.get(keyOf(a, b)), crossings.get(keyOf(b, a))];
      if (!aByB || !bByA) continue;
      for (const x of wholes.groups.get(a)!.keys()) {
        for (const y of wholes.groups.get(b)!.keys()) {
          const [there, back] = [both(aByB, y, x), both(bByA, x, y)];
          if (there && back) system.constrain(there, 'equals', back, `${a} by ${b}`);
        }
      }
    }
  }
}

/** The people of one column who gave one answer; '' is those who gave none. */
function both(crossing: Crossing, column: string, code: string): Sum | undefined {
  const own = crossing.columns.get(column);
  if (!own) return known(0);
  const { group, base, cells } = own;
  if (code === '') return { terms: [[group, 1] as const, [base, -1] as const], constant: 0 };
  return cells.has(code) ? one(cells.get(code)!) : undefined;
}
