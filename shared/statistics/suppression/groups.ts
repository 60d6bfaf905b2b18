import { findMove } from './move.ts';
import { type Hidden, isSmall } from './rules.ts';
import { System } from './system.ts';
import type { Wholes } from './wholes.ts';

/** Other sizes of the wholes that no reader can rule out: what is added to each, by variable. */
export type World = Map<number, number>;

export interface HiddenGroups {
  /** Why each hidden group is hidden, by variable. */
  kinds: Map<number, Hidden>;
  /** They protect the groups, once each is shown to fit the tables. */
  worlds: World[];
}

/** A hidden group or base, and the changes of a group's variable any of which protects it. */
interface Goal {
  by: string;
  variable: number;
  tries: number[];
  met(change: number): boolean;
}

/**
 * Primary and secondary suppression of the profiles' marginals. What is hidden of a marginal is known in sum, so small
 * groups are hidden together with others until they may hold `threshold` people. `withheld` profiles are not shown at
 * all; one that cannot be protected joins them. `before`: groups that earlier releases hide.
 */
export function protectGroups(
  system: System,
  wholes: Wholes,
  threshold: number,
  withheld: Set<string>,
  before: ReadonlySet<number> = new Set(),
): HiddenGroups {
  const kinds = new Map<number, Hidden>();
  const worlds: World[] = [];
  const profileOf = new Map<number, string>();
  for (const [by, group] of wholes.groups) for (const at of group.values()) profileOf.set(at, by);
  let goals: Goal[] = [];
  const value = (at: number) => system.variables[at]!.value;
  const hide = (variable: number, kind: Hidden) => {
    const by = profileOf.get(variable);
    if (by === undefined || kinds.has(variable)) return;
    kinds.set(variable, kind);
    system.variables[variable]!.hidden = true;
    const { base } = wholes.marginals.get(by)!;
    // The base is what '' leaves: it grows as '' shrinks.
    const isRest = wholes.groups.get(by)!.get('') === variable;
    if (isRest && isSmall(base, threshold)) goals.push({ by, variable, ...escapeFrom(base, -1, threshold) });
    if (value(variable) > 0) goals.push({ by, variable, ...escapeFrom(value(variable), 1, threshold) });
  };
  const own = new System(system.variables);
  for (const each of system.constraints) if (each.terms.every(([at]) => at < wholes.size)) own.note(each);
  const everything = Array.from({ length: wholes.size }, (_, at) => at);
  const move = (variable: number, by: number): World | undefined => {
    const found = findMove(own, everything, [{ variable, by }])?.change;
    for (const at of found?.keys() ?? []) hide(at, 'secondary');
    return found;
  };

  for (const [by, group] of wholes.groups) {
    const smallBase = isSmall(wholes.marginals.get(by)!.base, threshold);
    for (const [code, at] of group) {
      if (isSmall(value(at), threshold) || (code === '' && smallBase)) hide(at, 'small');
      else if (withheld.has(by) || before.has(at)) hide(at, 'secondary');
    }
  }
  for (let goal = goals.shift(); goal; goal = goals.shift()) {
    const { by, variable, tries } = goal;
    if (withheld.has(by)) continue;
    if (isSmall(value(variable), threshold)) move(variable, threshold - value(variable));
    const world = tries.reduce<World | undefined>(
      (found, change) => found ?? move(variable, change),
      undefined,
    );
    if (world) {
      worlds.push(world);
      goals = goals.filter((each) => !each.met(world.get(each.variable) ?? 0));
    } else withheld.add(by);
  }
  return { kinds, worlds };
}

/** How a count of `n` may change, by its variable's changes times `sign`: a small one leaves the small, another differs. */
function escapeFrom(n: number, sign: 1 | -1, threshold: number): Pick<Goal, 'tries' | 'met'> {
  const small = isSmall(n, threshold);
  const tries = small ? [-n * sign, (threshold - n) * sign] : [-1, 1];
  const met = (change: number) => change !== 0 && !(small && isSmall(n + change * sign, threshold));
  return { tries, met };
}
