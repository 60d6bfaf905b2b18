import type { CountTable, ReleaseCounts } from '../tables.ts';
import { known, one, plus, type Sum, type System } from './system.ts';
import { tie, type Wholes } from './wholes.ts';

/** A column of a crossing: the variables of the profile group, of the base, which is part of it, and of the cells. */
export interface Column {
  group: number;
  base: number;
  cells: Map<string, number>;
}

/** An item by a profile item, in a system's variables. An unseen one has no table and holds only the options it needs. */
export interface Crossing {
  item: string;
  by: string;
  unseen: boolean;
  columns: Map<string, Column>;
}

/** The variables of a column. */
export const figures = ({ base, cells }: Column): number[] => [base, ...cells.values()];

export const keyOf = (item: string, by: string): string => JSON.stringify([item, by]);

/** Adds the tables of a release with what ties them to the wholes. Throws a RangeError for a table out of place. */
export function addTables(system: System, { tables }: ReleaseCounts, wholes: Wholes): Map<string, Crossing> {
  const crossings = new Map<string, Crossing>();
  for (const table of tables) {
    const key = keyOf(table.item, table.by);
    if (crossings.has(key)) throw new RangeError(`${table.item} by ${table.by} is given twice`);
    const crossing = addColumns(system, table, wholes);
    tieColumns(system, crossing, table.choice, wholes);
    crossings.set(key, crossing);
  }
  return crossings;
}

function addColumns(system: System, { item, by, columns }: CountTable, wholes: Wholes): Crossing {
  const groups = wholes.groups.get(by);
  const marginal = wholes.marginals.get(item);
  const name = `${item} by ${by}`;
  if (!groups || !marginal || item === by)
    throw new RangeError(`${name} does not cross an item by a profile`);
  const options = new Set(marginal.cells.map(({ code }) => code));
  const cap = wholes.most(item);
  const result: Crossing = { item, by, unseen: false, columns: new Map() };
  for (const { code, base, cells } of columns) {
    const group = groups.get(code);
    if (group === undefined || result.columns.has(code))
      throw new RangeError(`${name} has no column ${code} of its own`);
    const lines = new Map<string, number>();
    for (const { code: option, n } of cells) {
      if (!options.has(option) || lines.has(option))
        throw new RangeError(`${name} has no option ${option} of its own`);
      const cost = n === 0 ? 3 : 1 + Math.log2(1 + n) / 8;
      lines.set(option, system.add({ value: n, cap, cost, hidden: false }));
    }
    const at = system.add({ value: base, cap, cost: 4 + cells.length, hidden: false });
    result.columns.set(code, { group, base: at, cells: lines });
  }
  return result;
}

/** What everybody knows of a crossing: how its cells, its bases, the groups and the item's marginal fit together. */
export function tieColumns(system: System, crossing: Crossing, choice: 'one' | 'many', wholes: Wholes): void {
  const { item, by } = crossing;
  const name = `${item} by ${by}`;
  const columns = [...crossing.columns.values()];
  const options = wholes.marginals.get(item)!.cells.map(({ code }) => code);
  const some = someChosen(system, crossing, options.length);
  for (const { base, cells, group } of columns) {
    const lines = [...cells.values()].map(one);
    system.constrain(one(base), 'atMost', one(group), name);
    if (choice === 'one' && cells.size < options.length)
      system.constrain(plus(...lines), 'atMost', one(base), name);
    else tie(system, choice, one(base), lines, some, name);
  }
  system.constrain(
    plus(...columns.map(({ base }) => one(base))),
    'equals',
    wholes.of({ item, code: null }),
    name,
  );
  for (const code of options) {
    const line = columns.flatMap(({ cells }) => (cells.has(code) ? [one(cells.get(code)!)] : []));
    if (line.length > 0 || !crossing.unseen)
      system.constrain(plus(...line), 'equals', wholes.of({ item, code }), name);
  }
}

/** Whether the options counted here can be all that there were to choose from. */
function someChosen(system: System, { unseen, columns }: Crossing, options: number): boolean {
  return [...columns.values()].every(({ base, cells }) => {
    const chosen = [...cells.values()].reduce((sum, at) => sum + system.variables[at]!.value, 0);
    return cells.size === options && (unseen || chosen >= system.variables[base]!.value);
  });
}

/** An option's cell, or with null the base, of a column; undefined when an unseen crossing does not hold it. */
export function figure(crossing: Crossing, column: string, code: string | null): Sum | undefined {
  const own = crossing.columns.get(column);
  if (!own) return known(0);
  const at = code === null ? own.base : own.cells.get(code);
  if (at !== undefined) return one(at);
  return crossing.unseen ? undefined : known(0);
}
