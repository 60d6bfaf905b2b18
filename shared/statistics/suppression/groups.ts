import { findMove } from './move.ts';
import { type Hidden, isSmall } from './rules.ts';
import { System } from './system.ts';
import type { Wholes } from './wholes.ts';

/** Other sizes of the wholes that no reader can rule out: what is added to each, by variable. */
export type World = Map<number, number>;

/** Why each hidden group of a profile is hidden, by variable, and the worlds that protect the groups once they fit the tables. */
export interface HiddenGroups {
  kinds: Map<number, Hidden>;
  worlds: World[];
}

/**
 * Primary and secondary suppression of the profiles' marginals. What is hidden of a marginal is known in sum, so small
 * groups are hidden together with others until they may hold `threshold` people. `withheld` profiles are not shown at
 * all; one that cannot be protected joins them.
 */
export function protectGroups(
  system: System,
  wholes: Wholes,
  threshold: number,
  withheld: Set<string>,
): HiddenGroups {
  const kinds = new Map<number, Hidden>();
  const worlds: World[] = [];
  const safe = new Set<number>();
  const profileOf = new Map<number, string>();
  for (const [by, group] of wholes.groups) for (const at of group.values()) profileOf.set(at, by);
  const value = (at: number) => system.variables[at]!.value;
  const hide = (at: number, kind: Hidden) => {
    if (!profileOf.has(at) || kinds.has(at)) return;
    kinds.set(at, kind);
    system.variables[at]!.hidden = true;
  };

  for (const [by, group] of wholes.groups) {
    const smallBase = isSmall(wholes.marginals.get(by)!.base, threshold);
    for (const [code, at] of group) {
      if (isSmall(value(at), threshold) || (code === '' && smallBase)) hide(at, 'small');
      else if (withheld.has(by)) hide(at, 'secondary');
    }
  }

  const own = new System(system.variables);
  for (const each of system.constraints) if (each.terms.every(([at]) => at < wholes.size)) own.note(each);
  const everything = Array.from({ length: wholes.size }, (_, at) => at);
  const move = (variable: number, by: number): World | undefined => {
    const found = findMove(own, everything, [{ variable, by }])?.change;
    for (const at of found?.keys() ?? []) hide(at, 'secondary');
    return found;
  };
  const open = () =>
    [...kinds.keys()].find((at) => value(at) > 0 && !safe.has(at) && !withheld.has(profileOf.get(at)!));
  for (let at = open(); at !== undefined; at = open()) {
    const up = threshold - value(at);
    const small = isSmall(value(at), threshold);
    if (small) move(at, up);
    const world = small ? (move(at, -value(at)) ?? move(at, up)) : (move(at, -1) ?? move(at, 1));
    if (!world) {
      const by = profileOf.get(at)!;
      withheld.add(by);
      continue;
    }
    worlds.push(world);
    for (const [each, by] of world) {
      const after = value(each) + by;
      if (!isSmall(value(each), threshold) || after === 0 || after >= threshold) safe.add(each);
    }
  }
  return { kinds, worlds };
}
