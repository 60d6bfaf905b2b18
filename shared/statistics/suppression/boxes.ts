import { holds, type Move } from './move.ts';
import type { Screen, ViewCounts } from './view-counts.ts';

/** Where a figure of a view stands: in a screen or in a part that is on none; `group` past the last is the total. */
export interface Place {
  parts: readonly number[];
  group: number;
  /** -1 is the base. */
  option: number;
}

/** The corners of a box: a part, a group and an option, each with another one or, with -1, without. */
interface Box {
  part: number;
  otherPart: number;
  group: number;
  otherGroup: number;
  option: number;
  otherOption: number;
}

const none = -1;

/**
 * A cheap second truth in which a figure differs by `by`, or undefined when none is found. It differs from the first at
 * the corners of boxes only, by the same number with changing signs, so that sums along each edge stay (the hypercube
 * method of Repsilber, 1994; Hundepool et al., 2012, ch. 4.4.3): of one box, or else of several smaller ones, each set
 * upon the last. No programme is solved; that everything known still holds is checked exactly.
 */
export function findBoxes(view: ViewCounts, place: Place, by: number): Move | undefined {
  const single = findBox(view, place, by, nothing);
  if (single || Math.abs(by) === 1) return single;
  let sum: Move = nothing;
  for (let step = 0; step < Math.abs(by); step++) {
    const next = findBox(view, place, Math.sign(by), sum);
    if (!next) return undefined;
    sum = { change: merged(sum.change, next.change), cost: sum.cost + next.cost };
  }
  return sum;
}

const nothing: Move = { change: new Map(), cost: 0 };

function merged(sum: Map<number, number>, change: Map<number, number>): Map<number, number> {
  const both = new Map(sum);
  for (const [at, n] of change) both.set(at, (both.get(at) ?? 0) + n);
  return both;
}

/** The cheapest box on top of what is changed before. */
function findBox(view: ViewCounts, place: Place, by: number, before: Move): Move | undefined {
  let best: Move | undefined;
  for (const box of boxesAt(view, place)) {
    view.tried += 1;
    const withBase = place.option === none || (view.choice === 'one' && box.otherOption === none);
    const move = changeOf(view, box, by, withBase, before.change, best?.cost ?? Number.POSITIVE_INFINITY);
    if (!move || !holds(view.system, merged(before.change, move.change))) continue;
    best = move;
    if (best.cost === 0) break;
  }
  return best;
}

function* boxesAt(view: ViewCounts, { parts, group, option }: Place): Generator<Box> {
  const isTotal = group >= view.groups.length;
  const range = (n: number) => Array.from({ length: n }, (_, at) => at);
  const others = range(view.parts.length).filter((part) => !parts.includes(part));
  const groups = range(view.groups.length);
  const options = range(view.options.length);
  for (const part of parts) {
    for (const own of isTotal ? groups : [group]) {
      for (const of of option === none ? options : [option]) {
        for (const otherPart of [...others, none]) {
          for (const otherGroup of isTotal ? [none] : [...groups.filter((each) => each !== own), none]) {
            if (otherPart === none && otherGroup === none) continue;
            const alone = view.choice === 'many' || option === none;
            for (const otherOption of alone ? [none] : options.filter((each) => each !== of))
              yield { part, otherPart, group: own, otherGroup, option: of, otherOption };
          }
        }
      }
    }
  }
}

/** The changes of a box, in all that is shown of it, or undefined when a corner has no room or it costs too much. */
function changeOf(
  view: ViewCounts,
  { part, otherPart, group, otherGroup, option, otherOption }: Box,
  by: number,
  withBase: boolean,
  before: Map<number, number>,
  limit: number,
): Move | undefined {
  const lacks = (p: number, g: number, o: number, n: number) => {
    if (n >= 0 || p === none || g === none || o === none) return false;
    const at = view.parts[p]![g]!.cells[o]!;
    return view.value(at) + (before.get(at) ?? 0) < -n;
  };
  for (const [p, ofPart] of [[part, by] as const, [otherPart, -by] as const]) {
    for (const [g, ofGroup] of [[group, ofPart] as const, [otherGroup, -ofPart] as const]) {
      if (lacks(p, g, option, ofGroup) || lacks(p, g, otherOption, -ofGroup)) return undefined;
    }
  }
  const change = new Map<number, number>();
  let cost = 0;
  const put = (at: number, n: number): boolean => {
    if (change.has(at)) return true;
    if (view.fixed.has(at)) return false;
    change.set(at, n);
    if (!view.variable(at).hidden && !before.has(at)) cost += view.variable(at).cost;
    return cost < limit;
  };
  const putColumn = ({ base: whole, cells }: Screen['columns'][number], n: number): boolean =>
    put(cells[option]!, n) &&
    (otherOption === none || put(cells[otherOption]!, -n)) &&
    (!withBase || put(whole, n));
  const putPart = (columns: Screen['columns'], n: number) =>
    putColumn(columns[group]!, n) &&
    putColumn(otherGroup === none ? columns.at(-1)! : columns[otherGroup]!, otherGroup === none ? n : -n);
  if (!putPart(view.parts[part]!, by)) return undefined;
  if (otherPart !== none && !putPart(view.parts[otherPart]!, -by)) return undefined;
  for (const { parts, columns } of view.screens) {
    const n = (parts.includes(part) ? by : 0) - (parts.includes(otherPart) ? by : 0);
    if (n !== 0 && !putPart(columns, n)) return undefined;
  }
  return { change, cost };
}
