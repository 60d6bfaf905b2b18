import { findMove } from './move.ts';
import { type Hidden, isSmall } from './rules.ts';
import { System } from './system.ts';
import type { Wholes } from './wholes.ts';

/** Other sizes of the wholes that no reader can rule out: what is added to each, by variable. */
export type World = Map<number, number>;

/** The hidden groups of the profiles, by variable, and the worlds that protect them once each fits the tables. */
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
  const own = new System(system.variables);
  for (const constraint of system.constraints) {
    if (constraint.terms.every(([variable]) => variable < wholes.size)) own.note(constraint);
  }
  const everything = Array.from({ length: wholes.size }, (_, at) => at);
  const result: HiddenGroups = { kinds: new Map(), worlds: [] };
  const profileOf = new Map(
    [...wholes.groups].flatMap(([by, groups]) => [...groups.values()].map((at) => [at, by] as const)),
  );
  const value = (at: number) => system.variables[at]!.value;
  const hide = (at: number, kind: Hidden) => {
    if (!profileOf.has(at) || result.kinds.has(at)) return;
    result.kinds.set(at, kind);
    system.variables[at]!.hidden = true;
  };
  const move = (at: number, changes: number[]): World | undefined => {
    for (const by of changes) {
      const found = findMove(own, everything, [{ variable: at, by }]);
      if (!found) continue;
      for (const each of found.change.keys()) hide(each, 'secondary');
      return found.change;
    }
    return undefined;
  };

  for (const [by, groups] of wholes.groups) {
    const base = wholes.marginals.get(by)!.base;
    for (const [code, at] of groups) {
      if (isSmall(value(at), threshold) || (code === '' && isSmall(base, threshold))) hide(at, 'small');
      else if (withheld.has(by)) hide(at, 'secondary');
    }
  }
  const safe = new Set<number>();
  for (let at = next(); at !== undefined; at = next()) {
    const small = isSmall(value(at), threshold);
    if (small) move(at, [threshold - value(at)]);
    const world = move(at, small ? [-value(at), threshold - value(at)] : [-1, 1]);
    if (world) {
      result.worlds.push(world);
      for (const [each, by] of world) if (escapes(value(each), value(each) + by)) safe.add(each);
    } else {
      withheld.add(profileOf.get(at)!);
      for (const each of wholes.groups.get(profileOf.get(at)!)!.values()) hide(each, 'secondary');
    }
  }
  return result;

  function next(): number | undefined {
    return [...result.kinds.keys()].find(
      (at) => value(at) > 0 && !safe.has(at) && !withheld.has(profileOf.get(at)!),
    );
  }

  function escapes(before: number, after: number): boolean {
    return before !== after && (before >= threshold || after === 0 || after >= threshold);
  }
}
