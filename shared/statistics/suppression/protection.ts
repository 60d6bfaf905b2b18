import type { Column, Crossing } from './crossings.ts';
import { type Goal, goalsOf } from './goals.ts';
import { findMove, type Move } from './move.ts';
import type { World } from './profiles.ts';
import type { Hidden } from './rules.ts';
import type { System } from './system.ts';

export const stats = { weak: 0, moves: 0, found: 0, withheld: 0, scope: [0, 0, 0, 0, 0] };

/** The suppression of crossings that hang together, until nothing hidden in them can be worked out. */
export class Protection {
  readonly kinds = new Map<number, Hidden>();
  readonly withheld = new Set<Crossing>();
  private goals: Goal[] = [];
  private readonly proofs = new Map<Goal, Move>();

  weed(): void {
    const cells = [...this.kinds].filter(([at, kind]) => {
      const { crossing, column } = this.place.get(at)!;
      return kind === 'secondary' && !this.withheld.has(crossing) && !this.kinds.has(column.base);
    }).map(([at]) => at).sort((a, b) => this.system.variables[b]!.value - this.system.variables[a]!.value);
    for (const at of cells) {
      const { crossing } = this.place.get(at)!;
      this.system.variables[at]!.hidden = false;
      const fresh: [Goal, Move][] = [];
      let ok = true;
      for (const [goal, proof] of this.proofs) {
        if (!proof.change.has(at) || (goal.crossing && this.withheld.has(goal.crossing))) continue;
        if (goal.tries[0]!.length === 1 && goal.tries[0]![0]!.variable === at) continue;
        const known = fresh.find(([, m]) => goal.met(m.change)) ?? [...this.proofs].find(([, m]) => !m.change.has(at) && goal.met(m.change)) as any;
        const move = known?.[1] ?? this.cheapest(goal, goal.crossing ? [crossing] : this.crossings, 'hidden');
        if (!move) { ok = false; break; }
        fresh.push([goal, move]);
      }
      if (!ok) { this.system.variables[at]!.hidden = true; continue; }
      for (const [g, m] of fresh) this.proofs.set(g, m);
      for (const g of [...this.proofs.keys()]) if (g.tries[0]!.length === 1 && g.tries[0]![0]!.variable === at) this.proofs.delete(g);
      this.kinds.delete(at);
    }
  }

  private readonly place = new Map<number, { crossing: Crossing; column: Column }>();

  constructor(
    private readonly system: System,
    readonly crossings: Crossing[],
    private readonly threshold: number,
  ) {
    for (const crossing of crossings) {
      for (const column of crossing.columns.values()) {
        for (const at of figures(column)) this.place.set(at, { crossing, column });
      }
      if (crossing.unseen) this.withhold(crossing);
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
    for (const crossing of this.crossings) {
      if ([...crossing.columns.values()].some(({ group }) => world.has(group))) this.withhold(crossing);
    }
    return this.settle(goal);
  }

  /** Settles every goal; a table with a figure that cannot be protected is withheld. */
  protect(): void {
    const O = process.env.ORD; const size = (g: Goal) => (O === 'desc' ? 1 : -1) * Math.abs(g.tries[0]![0]!.by) - (g.optional ? 1000 : 0);
    const pick = () => O ? this.goals.reduce<Goal | undefined>((b, g) => !b || size(g) > size(b) ? g : b, undefined) : this.goals[0];
    for (let goal = pick(); goal; goal = pick()) {
      if (this.settle(goal) || goal.optional) this.goals = this.goals.filter((each) => each !== goal);
      else {
        stats.withheld++;
        this.withhold(goal.crossing!);
      }
    }
  }

  private settle(goal: Goal): boolean {
    const move = this.search(goal);
    if (!move) return false;
    for (const at of move.change.keys()) if (this.place.has(at)) this.hide(at, 'secondary');
    for (const each of this.goals) if (each === goal || each.met(move.change)) this.proofs.set(each, move);
    if (!this.proofs.has(goal)) this.proofs.set(goal, move);
    this.goals = this.goals.filter((each) => !each.met(move.change));
    return true;
  }

  /** The cheapest move found: within the table, else by what is hidden already anywhere, else by whole columns. */
  private search(goal: Goal): Move | undefined {
    const own = goal.crossing ? [goal.crossing] : this.crossings;
    const wider = own.length < this.crossings.length;
    const first = this.cheapest(goal, own, 'cells');
    if (first?.cost === 0) return first;
    const among = !first ? this.crossings : process.env.B ? this.crossings.filter(({ item }) => item === goal.crossing?.item) : process.env.A ? [] : this.crossings;
    const found = (wider && among.length > 1 && this.cheapest(goal, among, 'hidden')) || first;
    if (found || goal.optional) return found;
    if (!wider) return this.cheapest(goal, own, 'all');
    const sameItem = this.crossings.filter(({ item }) => item === goal.crossing?.item);
    return (
      this.cheapest(goal, sameItem, 'cells') ??
      this.cheapest(goal, own, 'all') ??
      this.cheapest(goal, this.crossings, 'cells') ??
      this.cheapest(goal, this.crossings, 'all')
    );
  }

  /** `which` figures may move: the hidden ones, besides these all cells, or all. */
  private cheapest(goal: Goal, crossings: Crossing[], which: 'hidden' | 'cells' | 'all'): Move | undefined {
    const movable = crossings.flatMap(({ columns }) =>
      [...columns.values()].flatMap((column) =>
        figures(column).filter((at) => {
          if (at === goal.still) return false;
          return (
            which === 'all' || this.system.variables[at]!.hidden || (which === 'cells' && at !== column.base)
          );
        }),
      ),
    );
    let best: Move | undefined;
    for (const targets of goal.tries) {
      stats.moves++; const t0 = performance.now(); const move = findMove(this.system, [...movable, ...targets.map(({ variable }) => variable)], targets); const key = which + (crossings.length > 1) + (goal.crossing ? goal.optional ? 'opt' : '' : 'world') + !!move; (stats as any)[key] ??= [0, 0]; (stats as any)[key][0]++; (stats as any)[key][1] += performance.now() - t0;
      if (move && (!best || move.cost < best.cost)) best = move;
      if (best?.cost === 0) break;
    }
    return best;
  }
}

export const figures = ({ base, cells }: Column): number[] => [base, ...cells.values()];
