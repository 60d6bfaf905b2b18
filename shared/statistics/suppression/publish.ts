import type { CountCell, CountTable, Marginal } from '../tables.ts';
import type { HiddenColumn, Suppression } from './suppression.ts';

export type PublishedCell = { code: string; n: number } | { code: string; hidden: true };

/** A column or marginal as readers see it: `base` or, with all cells that are not plainly 0, `hidden`. */
export interface PublishedColumn {
  base?: number;
  hidden?: true;
  cells: PublishedCell[];
}

export interface PublishedTable {
  item: string;
  by: string;
  choice: 'one' | 'many';
  columns: (PublishedColumn & { code: string })[];
}

export interface PublishedMarginal extends PublishedColumn {
  item: string;
  choice: 'one' | 'many';
}

/**
 * A table as readers may see it, or undefined when it is withheld. It does not tell why a figure is hidden nor which
 * hidden figures are 0. Whatever else is made of a release (shares, charts, exports) must be computed from this.
 * Throws a RangeError for a table that was not part of the release.
 */
export function publish(table: CountTable, suppression: Suppression): PublishedTable | undefined {
  const { item, by, choice } = table;
  const hidden = suppression.tables.find((each) => each.item === item && each.by === by);
  if (!hidden) throw new RangeError(`${item} by ${by} is not in the release`);
  if (hidden.withheld) return undefined;
  const columns = table.columns.map((column) => ({
    code: column.code,
    ...masked(column, hidden.columns[column.code]!),
  }));
  return { item, by, choice, columns };
}

/** A marginal as readers may see it, or undefined when it is withheld. Throws a RangeError for one not in the release. */
export function publishMarginal(marginal: Marginal, suppression: Suppression): PublishedMarginal | undefined {
  const { item, choice } = marginal;
  const hidden = suppression.marginals.find((each) => each.item === item);
  if (!hidden) throw new RangeError(`${item} is not in the release`);
  return hidden.withheld ? undefined : { item, choice, ...masked(marginal, hidden) };
}

/** A column without what is hidden of it. */
export function masked(
  { base, cells }: { base: number; cells: CountCell[] },
  hidden: HiddenColumn,
): PublishedColumn {
  return {
    ...(hidden.base ? { hidden: true } : { base }),
    cells: cells.map(({ code, n }) => (hidden.cells[code] ? { code, hidden: true } : { code, n })),
  };
}
