import { type Column, type Crossing, figures } from './crossings.ts';
import { type Goal, goalsOf } from './goals.ts';
import type { World } from './groups.ts';
import { findMove, type Move } from './move.ts';
import type { Tied } from './release.ts';
import type { Hidden } from './rules.ts';
import type { System } from './system.ts';

/** The suppression of crossings that hang together, until nothing hidden in them can be worked out. */
export class Protection {
  /** Why each hidden figure is hidden, by variable. */
  readonly kinds = new Map<number, Hidden>();
  readonly withheld = new Set<Crossing>();
  readonly tables: Crossing[];
  private readonly crossings: Crossing[];
  private readonly system: System;
  private readonly place = new Map<number, { crossing: Crossing; column: Column }>();
  private goals: Goal[] = [];

  constructor(
    { system, crossings }: Tied,
    private readonly threshold: number,
  ) {
    this.system = system;
    this.crossings = crossings;
    this.tables = crossings.filter(({ unseen }) => !unseen);
    for (const crossing of this.tables) {
      for (const column of crossing.columns.values()) {
        for (const at of figures(column)) this.place.set(at, { crossing, column });
      }
    }
  }

  /** The table is not published: readers know nothing of it, and nothing in it is claimed to be protected. */
  withhold(crossing: Crossing): void {
    this.withheld.add(crossing);
    this.goals = this.goals.filter((goal) => goal.crossing !== crossing);
    for (const column of crossing.columns.values()) this.hide(column.base, 'secondary');
  }

  /** Hides a figure; with a base goes its column. */
  hide(at: number, kind: Hidden): void {
    if (this.kinds.has(at)) return;
    this.kinds.set(at, kind);
    this.system.variables[at]!.hidden = true;
    const { crossing, column } = this.place.get(at)!;
    if (!this.withheld.has(crossing))
      this.goals.push(...goalsOf(at, crossing, column, this.system, this.threshold));
    if (at === column.base) for (const cell of column.cells.values()) this.hide(cell, kind);
  }

  /** Makes room for other sizes of the profile groups, at the price of tables if need be. False when they cannot fit. */
  fit(world: World): boolean {
    const targets = [...world].map(([variable, by]) => ({ variable, by }));
    const own = targets.filter(({ variable }) => this.system.touching(variable).length > 0);
    if (own.length === 0) return true;
    const goal: Goal = { tries: [own], optional: false, met: () => false };
    if (this.settle(goal)) return true;
    for (const table of this.tables) {
      if ([...table.columns.values()].some(({ group }) => world.has(group))) this.withhold(table);
    }
    return this.settle(goal);
  }

  /** Settles every goal; a table with a figure that cannot be protected is withheld. */
  protect(): void {
    for (let goal = this.goals.shift(); goal; goal = this.goals.shift()) {
      if (!this.settle(goal) && !goal.optional) this.withhold(goal.crossing!);
    }
  }

  /** Each hidden figure that the move shows possible in another size is protected for good: hiding more adds room. */
  private settle(goal: Goal): boolean {
    const move = this.search(goal);
    if (!move) return false;
    for (const at of move.change.keys()) if (this.place.has(at)) this.hide(at, 'secondary');
    this.goals = this.goals.filter((each) => !each.met(move.change));
    return true;
  }

  /** Tries small searches that hide little first: whole columns, and tables tied to this one, only if need be. */
  private search(goal: Goal): Move | undefined {
    const all = this.crossings;
    const own = goal.crossing ? [goal.crossing] : all;
    const found = this.cheapest(goal, own, 'cells');
    if (found) return found;
    const wider = own.length < all.length;
    const free = wider ? this.cheapest(goal, all, 'hidden') : undefined;
    if (free || goal.optional) return free;
    if (!wider) return this.cheapest(goal, own, 'all');
    const sameItem = all.filter(({ item }) => item === goal.crossing?.item);
    return (
      this.cheapest(goal, sameItem, 'cells') ??
      this.cheapest(goal, own, 'all') ??
      this.cheapest(goal, all, 'cells') ??
      this.cheapest(goal, all, 'all')
    );
  }

  /** `reach` says what may move besides hidden figures: nothing, the cells, or bases as well. */
  private cheapest(goal: Goal, crossings: Crossing[], reach: 'hidden' | 'cells' | 'all'): Move | undefined {
    const movable = crossings.flatMap(({ columns }) =>
      [...columns.values()].flatMap((column) =>
        figures(column).filter((at) => {
          if (at === goal.still) return false;
          if (this.system.variables[at]!.hidden) return true;
          return reach === 'all' || (reach === 'cells' && at !== column.base);
        }),
      ),
    );
    let best: Move | undefined;
    for (const targets of goal.tries) {
      const own = targets.map(({ variable }) => variable);
      const move = findMove(this.system, [...movable, ...own], targets);
      if (move && (!best || move.cost < best.cost)) best = move;
      if (best?.cost === 0) break;
    }
    return best;
  }
}
