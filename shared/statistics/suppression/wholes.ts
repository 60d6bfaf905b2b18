import type { Marginal, Ref, ReleaseCounts } from '../tables.ts';
import { shownBase } from './rules.ts';
import { known, negative, one, plus, type Sum, type System } from './system.ts';

/**
 * The counts over all respondents. Those of opinion items that are shown are known numbers; those of profile items, and
 * of opinion items answered by too few to be shown, are variables and the first in the system.
 */
export class Wholes {
  /** The variables of each profile's groups by option code; '' holds those not asked or not answering. */
  readonly groups = new Map<string, Map<string, number>>();
  readonly marginals = new Map<string, Marginal>();
  /** How many of the system's variables stand for wholes. */
  readonly size: number;
  private readonly n: number;
  private readonly unshown = new Map<string, Map<string | null, number>>();

  constructor(system: System, { n, profiles, opinions }: ReleaseCounts) {
    this.n = n;
    for (const marginal of [...profiles, ...opinions]) {
      const codes = new Set(marginal.cells.map(({ code }) => code));
      if (this.marginals.has(marginal.item)) throw new RangeError(`${marginal.item} has two marginals`);
      if (codes.size < marginal.cells.length) throw new RangeError(`${marginal.item} has an option twice`);
      this.marginals.set(marginal.item, marginal);
    }
    for (const { item, base, cells } of profiles) {
      const parts = [...cells, { code: '', n: n - base }];
      // Losing a large group costs most, but for a group that nobody is in, which would hide nothing.
      const costOf = (size: number) => (size === 0 ? 20 : 1 + Math.log2(1 + size));
      const group = parts.map(({ code, n: size }): [string, number] => [
        code,
        system.add({
          value: size,
          cap: code === '' && size === 0 ? 0 : n,
          cost: costOf(size),
          hidden: false,
        }),
      ]);
      this.groups.set(item, new Map(group));
      system.constrain(plus(...group.map(([, at]) => one(at))), 'equals', known(n), `marginal of ${item}`);
    }
    for (const opinion of opinions) {
      const { item, choice, base, cells } = opinion;
      if (base < shownBase) this.addUnshown(system, opinion);
      const lines = cells.map(({ code }) => this.of({ item, code }));
      const some = cells.reduce((sum, cell) => sum + cell.n, 0) >= base;
      tie(system, choice, this.of({ item, code: null }), lines, some, `marginal of ${item}`);
    }
    this.size = system.variables.length;
  }

  /** Readers know of these no more than that their base is below what is shown. */
  private addUnshown(system: System, { item, base, cells }: Marginal): void {
    const add = (value: number) => system.add({ value, cap: shownBase - 1, cost: 0, hidden: true });
    const own = new Map<string | null, number>([[null, add(base)]]);
    for (const { code, n } of cells) own.set(code, add(n));
    this.unshown.set(item, own);
  }

  /** The most that any count of an item can be, for all that readers know. */
  most(item: string): number {
    if (this.groups.has(item)) return this.n;
    const { base } = this.marginals.get(item)!;
    return base < shownBase ? shownBase - 1 : base;
  }

  /** What a ref counts in the whole. Throws a RangeError for an item without a marginal. */
  of({ item, code }: Ref): Sum {
    const group = this.groups.get(item);
    if (group) {
      if (code === null) return plus(known(this.n), negative(one(group.get('')!)));
      return group.has(code) ? one(group.get(code)!) : known(0);
    }
    const marginal = this.marginals.get(item);
    if (!marginal) throw new RangeError(`${item} has no marginal`);
    const at = this.unshown.get(item)?.get(code);
    if (at !== undefined) return one(at);
    return known(code === null ? marginal.base : (marginal.cells.find((cell) => cell.code === code)?.n ?? 0));
  }
}

/** Ties the cells of a column or marginal to its base. With `some`, whoever answered a choose-all item chose something. */
export function tie(
  system: System,
  choice: 'one' | 'many',
  base: Sum,
  cells: Sum[],
  some: boolean,
  where: string,
): void {
  if (choice === 'one') system.constrain(plus(...cells), 'equals', base, where);
  else for (const cell of cells) system.constrain(cell, 'atMost', base, where);
  if (choice === 'many' && some) system.constrain(base, 'atMost', plus(...cells), where);
}
