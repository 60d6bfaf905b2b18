import { findBoxes, type Place } from './boxes.ts';
import { knownZeros } from './known-zeros.ts';
import { findMove, type Move } from './move.ts';
import { dominates, type Hidden, isSmall } from './rules.ts';
import type { HiddenColumn } from './suppression.ts';
import type { HiddenView, Screen, ViewColumn, ViewCounts } from './view-counts.ts';

/** Something that readers of all the screens must not be able to rule out. */
interface Goal {
  variable: number;
  place: Place;
  /** The screen whose figure it is; undefined for what no screen shows but others leave. */
  screen: Screen | undefined;
  tries: { by: number; still?: number }[];
  optional: boolean;
  met(change: Map<number, number>): boolean;
}

/**
 * How much work a page may take: boxes tried, and of programmes their greatest size and the sum of its squares. Counted
 * and not timed, so that the same counts always give the same view. What is not protected by then is withheld.
 */
const most = { boxes: 200_000, programme: 450, programmes: 1_000_000 };

/** Primary and secondary suppression of the screens of a view that were not shown before. */
export class ViewProtection {
  readonly kinds = new Map<number, Hidden>();
  readonly withheld = new Set<Screen>();
  private goals: Goal[] = [];
  private spent = 0;

  constructor(
    private readonly view: ViewCounts,
    private readonly threshold: number,
  ) {}

  /** `closed`: groups whose columns are hidden whatever they hold. */
  protect(closed: ReadonlySet<string> = new Set()): void {
    const { screens, parts, groups } = this.view;
    for (const screen of screens) this.guardBefore(screen);
    const alone = new Set(screens.flatMap((screen) => (screen.parts.length === 1 ? screen.parts : [])));
    for (const part of parts.keys()) if (!alone.has(part)) this.guardRest(part);
    for (const screen of screens) {
      if (screen.before) continue;
      for (const [group, column] of screen.columns.entries()) {
        if (closed.has(groups[group] ?? '\n')) this.hide(screen, group, -1, 'secondary');
        this.hidePrimary(screen, group, column);
        this.hideAcross(screen, group);
      }
    }
    for (let goal = this.goals.shift(); goal; goal = this.goals.shift()) {
      if (this.settle(goal) || goal.optional) continue;
      for (const screen of this.losing(goal)) this.withhold(screen);
    }
    for (const at of knownZeros(this.view.system)) this.kinds.delete(at);
  }

  /** What is hidden of a part's total elsewhere is hidden here, and stays so. */
  guardTotal(part: number, screen: Screen | undefined, { base, cells }: HiddenColumn): void {
    const group = this.view.groups.length;
    const column = this.view.parts[part]![group]!;
    this.eachFigure(column, (at, option) => {
      if (!base && (option < 0 || !cells[this.view.options[option]!])) return;
      if (screen) this.hide(screen, group, option, 'secondary');
      else this.goals.push(...this.goalsOf(at, { parts: [part], group, option }, column, undefined));
    });
  }

  withhold(screen: Screen): void {
    this.withheld.add(screen);
    this.goals = this.goals.filter((goal) => goal.screen !== screen);
    for (const { base, cells } of screen.columns)
      for (const at of [base, ...cells]) this.view.variable(at).hidden = true;
    if (screen.parts.length === 1) this.guardRest(screen.parts[0]!);
  }

  /** What is hidden of a screen. */
  hiddenOf(screen: Screen): HiddenView {
    const columns = screen.columns.map(({ base, cells }): HiddenColumn => {
      const hidden: HiddenColumn = { cells: {} };
      if (this.kinds.has(base)) hidden.base = this.kinds.get(base)!;
      for (const [at, cell] of cells.entries())
        if (this.kinds.has(cell)) hidden.cells[this.view.options[at]!] = this.kinds.get(cell)!;
      return hidden;
    });
    const total = columns.pop()!;
    const byCode = this.view.groups.map((code, at) => [code, columns[at]!] as const);
    return { withheld: this.withheld.has(screen), total, columns: Object.fromEntries(byCode) };
  }

  private eachFigure({ base, cells }: ViewColumn, take: (at: number, option: number) => void): void {
    take(base, -1);
    for (const [option, at] of cells.entries()) take(at, option);
  }

  private hidePrimary(screen: Screen, group: number, { base, cells }: ViewColumn): void {
    const value = this.view.value;
    if (isSmall(value(base), this.threshold)) this.hide(screen, group, -1, 'small');
    const dominant = cells.flatMap((at, option) =>
      dominates(value(at), value(base), this.threshold) ? [option] : [],
    );
    const all = this.view.choice === 'one' && dominant.length > 0;
    for (const [option, at] of cells.entries())
      if (all || dominant.includes(option) || isSmall(value(at), this.threshold))
        this.hide(screen, group, option, 'small');
  }

  /**
   * Of two parts of which one is shown and the sum was: where the other is small, the shown one has to be hidden, whatever
   * else is. Hidden first, they can move against one another, and less else has to be.
   */
  private hideAcross(screen: Screen, group: number): void {
    const { parts, screens, fixed, value, groups } = this.view;
    const whole = screens.find((each) => each.before)?.columns[group];
    const rest = parts[1]?.[group];
    if (parts.length !== 2 || screens.length !== 2 || !whole || !rest || group >= groups.length) return;
    const tells = (of: number, at: number) => fixed.has(of) && isSmall(value(at), this.threshold);
    if (tells(whole.base, rest.base)) this.hide(screen, group, -1, 'secondary');
    for (const [option, at] of rest.cells.entries())
      if (tells(whole.cells[option]!, at)) this.hide(screen, group, option, 'secondary');
  }

  private hide(screen: Screen, group: number, option: number, kind: Hidden): void {
    const column = screen.columns[group]!;
    const at = option < 0 ? column.base : column.cells[option]!;
    if (this.kinds.has(at) || this.view.fixed.has(at) || this.withheld.has(screen)) return;
    this.kinds.set(at, kind);
    this.view.variable(at).hidden = true;
    this.goals.push(...this.goalsOf(at, { parts: screen.parts, group, option }, column, screen));
    if (option < 0) for (const each of column.cells.keys()) this.hide(screen, group, each, kind);
  }

  /** What a screen of before hides stays hidden. */
  private guardBefore(screen: Screen): void {
    if (!screen.before || screen.before.withheld) return;
    for (const [group, column] of screen.columns.entries())
      this.eachFigure(column, (at, option) => {
        if (!this.view.fixed.has(at))
          this.goals.push(...this.goalsOf(at, { parts: screen.parts, group, option }, column, screen));
      });
  }

  /** A part on no screen is what others leave: that it is small, or nearly of one mind, must not be seen either. */
  private guardRest(part: number): void {
    for (const [group, column] of this.view.parts[part]!.entries()) {
      const base = this.view.value(column.base);
      this.eachFigure(column, (at, option) => {
        const n = this.view.value(at);
        if (isSmall(n, this.threshold) || (option >= 0 && dominates(n, base, this.threshold)))
          this.goals.push(...this.goalsOf(at, { parts: [part], group, option }, column, undefined));
      });
    }
  }

  private goalsOf(at: number, place: Place, column: ViewColumn, screen: Screen | undefined): Goal[] {
    const n = this.view.value(at);
    if (n === 0) return [];
    const small = isSmall(n, this.threshold);
    const changes = small ? [-n, this.threshold - n] : [-1, 1];
    const own = { variable: at, place, screen };
    const goals: Goal[] = [
      {
        ...own,
        tries: changes.map((by) => ({ by })),
        optional: false,
        met: (change) => {
          const by = change.get(at) ?? 0;
          return by !== 0 && (!small || n + by === 0 || n + by >= this.threshold);
        },
      },
    ];
    const base = this.view.value(column.base);
    if (place.option >= 0 && dominates(n, base, this.threshold))
      goals.push({
        ...own,
        tries: [{ by: base - this.threshold - n, still: column.base }],
        optional: true,
        met: (change) => base + (change.get(column.base) ?? 0) - n - (change.get(at) ?? 0) >= this.threshold,
      });
    return goals;
  }

  private losing({ screen, place }: Goal): Screen[] {
    if (screen && !screen.before) return [screen];
    const fresh = this.view.screens.filter((each) => !each.before && !this.withheld.has(each));
    const near = fresh.filter(({ parts }) => parts.some((part) => place.parts.includes(part)));
    return near.length > 0 ? near : fresh;
  }

  private settle(goal: Goal): boolean {
    const move = this.view.tried > most.boxes ? undefined : this.search(goal);
    if (!move) return false;
    const changed = move.change;
    for (const screen of this.view.screens) {
      if (screen.before || this.withheld.has(screen)) continue;
      for (const [group, column] of screen.columns.entries())
        this.eachFigure(column, (at, option) => {
          if (changed.has(at)) this.hide(screen, group, option, 'secondary');
        });
    }
    this.goals = this.goals.filter((each) => !each.met(changed));
    return true;
  }

  private search(goal: Goal): Move | undefined {
    const { variable, place, tries } = goal;
    let best: Move | undefined;
    for (const { by } of tries) {
      const move = findBoxes(this.view, place, by);
      if (move && goal.met(move.change) && (!best || move.cost < best.cost)) best = move;
      if (best?.cost === 0) return best;
    }
    if (goal.optional) return best;
    for (const reach of best ? (['hidden'] as const) : (['hidden', 'cells', 'all'] as const)) {
      for (const { by, still } of tries) {
        const movable = this.movable(reach, variable).filter((at) => at !== still);
        this.spent += movable.length ** 2;
        if (movable.length > most.programme || this.spent > most.programmes) return best;
        const move = findMove(this.view.system, movable, [{ variable, by }]);
        if (move && (!best || move.cost < best.cost)) best = move;
        if (best?.cost === 0) return best;
      }
      if (best) return best;
    }
    return best;
  }

  private movable(reach: 'hidden' | 'cells' | 'all', target: number): number[] {
    const bases = new Set(this.view.screens.flatMap(({ columns }) => columns.map(({ base }) => base)));
    return [...this.view.system.variables.keys()].filter((at) => {
      if (this.view.fixed.has(at)) return false;
      if (at === target || this.view.variable(at).hidden) return true;
      return reach === 'all' || (reach === 'cells' && !bases.has(at));
    });
  }
}
