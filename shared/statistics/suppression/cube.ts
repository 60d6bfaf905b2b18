import { crossedBase } from './rules.ts';
import type { HiddenColumn } from './suppression.ts';
import { type HiddenView, ViewCounts, type ViewTable } from './view-counts.ts';
import { ViewProtection } from './view-protection.ts';

/** An item by two variables at once. */
export interface CubeAsked {
  /** The item by the second variable, within each value of the first. Together they hold everybody. */
  slices: { code: string; table: ViewTable }[];
  /** What is hidden of the item by the second variable alone. */
  across: HiddenView;
  /** What is hidden of the item by the first variable alone: the slices' totals. */
  along: HiddenView;
  threshold: number;
}

/** A column of which nothing is shown. */
export const closedColumn = (options: string[]): HiddenColumn => ({
  base: 'secondary',
  cells: Object.fromEntries(options.map((code) => [code, 'secondary'])),
});

/**
 * What to hide of an item by two variables, by the codes of the first, so that all its filtered tables together (each
 * value of either variable, by the other) tell no hidden count, beside what is shown of the item by each variable alone.
 * Values of fewer than 30 answers are not filtered by, whichever variable they are of.
 */
export function protectCube({ slices, across, along, threshold }: CubeAsked): { [code: string]: HiddenView } {
  const counts = new ViewCounts(slices.map(({ table }) => table));
  counts.show([...slices.keys()], across);
  const screens = slices.map(({ code, table }, at) => {
    const least = table.columns.reduce((sum, { base }) => sum + base, 0) >= crossedBase;
    return least && !along.withheld && !along.columns[code]?.base ? counts.show([at]) : undefined;
  });
  const totals = slices.map(({ code }) =>
    along.withheld ? closedColumn(counts.options) : (along.columns[code] ?? { cells: {} }),
  );
  for (const [at, total] of totals.entries()) counts.keep(counts.parts[at]!.at(-1)!, total);
  const few = counts.groups.filter((_, group) => {
    const base = slices.reduce((sum, { table }) => sum + table.columns[group]!.base, 0);
    return base > 0 && base < crossedBase;
  });
  const protection = new ViewProtection(counts, threshold);
  for (const [at, total] of totals.entries()) protection.guardTotal(at, screens[at], total);
  protection.protect(new Set(few));
  return Object.fromEntries(
    slices.map(({ code }, at) => {
      const screen = screens[at];
      const hidden = screen && protection.hiddenOf(screen);
      return [
        code,
        hidden
          ? { ...hidden, total: totals[at]! }
          : { withheld: true, total: closedColumn(counts.options), columns: {} },
      ];
    }),
  );
}

/** The same table read the other way: of the second item by the first, as far as it holds the same people. */
export function turned({ withheld, total, columns }: HiddenView, groups: string[]): HiddenView {
  const column = (group: string): HiddenColumn => {
    if (total.base || total.cells[group]) return closedColumn(Object.keys(columns));
    const cells = Object.fromEntries(
      Object.entries(columns).flatMap(([code, { base, cells }]) =>
        base || cells[group] ? [[code, 'secondary' as const]] : [],
      ),
    );
    return { cells };
  };
  return {
    withheld,
    total: {
      cells: Object.fromEntries(
        Object.entries(columns).flatMap(([code, { base }]) => (base ? [[code, 'secondary' as const]] : [])),
      ),
    },
    columns: Object.fromEntries(groups.map((group) => [group, column(group)])),
  };
}
