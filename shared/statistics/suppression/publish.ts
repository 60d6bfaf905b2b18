import type { CountTable } from '../tables.ts';
import type { Suppression } from './suppress.ts';

export type PublishedCell = { code: string; n: number } | { code: string; hidden: true };
export interface PublishedColumn {
  code: string;
  base?: number;
  hidden?: true;
  cells: PublishedCell[];
}
export interface PublishedTable {
  item: string;
  by: string;
  choice: 'one' | 'many';
  columns: PublishedColumn[];
}

export function publish(table: CountTable, suppression: Suppression): PublishedTable | undefined {
  const found = suppression.tables.find(({ item, by }) => item === table.item && by === table.by);
  if (!found || found.withheld) return undefined;
  return {
    item: table.item,
    by: table.by,
    choice: table.choice,
    columns: table.columns.map(({ code, base, cells }) => {
      const hidden = found.columns[code]!;
      return {
        code,
        ...(hidden.base ? { hidden: true as const } : { base }),
        cells: cells.map((cell) =>
          hidden.cells[cell.code] ? { code: cell.code, hidden: true } : { code: cell.code, n: cell.n },
        ),
      };
    }),
  };
}

export interface PublishedMarginal {
  item: string;
  choice: 'one' | 'many';
  base?: number;
  hidden?: true;
  cells: PublishedCell[];
}
export function publishMarginal(
  marginal: { item: string; choice: 'one' | 'many'; base: number; cells: { code: string; n: number }[] },
  suppression: Suppression,
): PublishedMarginal | undefined {
  const hidden = suppression.marginals.find(({ item }) => item === marginal.item);
  if (hidden?.withheld) return undefined;
  return {
    item: marginal.item,
    choice: marginal.choice,
    ...(hidden?.base ? { hidden: true as const } : { base: marginal.base }),
    cells: marginal.cells.map((cell) =>
      hidden?.cells[cell.code] ? { code: cell.code, hidden: true } : { code: cell.code, n: cell.n },
    ),
  };
}
