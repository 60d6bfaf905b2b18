import type { PublishedColumn, PublishedTable } from '#shared/statistics/suppression/publish.ts';
import type { PublishedCounts } from './published.ts';
import { weightedPair } from './weighting/corrected.ts';

/**
 * Whether two releases hide the same of some variables. A figure that only one of them hides is known in the other, and
 * exactly where nobody of its column came or went; then it hides nothing any more of what it was hidden for.
 */
export const hideAlike = (old: PublishedCounts, fresh: PublishedCounts, codes: readonly string[]): boolean =>
  [...new Set(codes)].every((code) => {
    const [before, after] = [old, fresh].map(({ marginals }) => marginals.find(({ item }) => item === code));
    if (!isAlike(before, after)) return false;
    const weighted = weightedPair(old, fresh, code);
    if (weighted && !isAlike(weighted.before, weighted.after)) return false;
    const bys = [...old.tables, ...fresh.tables].flatMap(({ item, by }) => (item === code ? [by] : []));
    return [...new Set(bys)].every((by) => {
      const [a, b] = [old, fresh].map(({ tables }) =>
        tables.find((table) => table.item === code && table.by === by),
      );
      return a !== undefined && b !== undefined && columnsAlike(a, b);
    });
  });

const columnsAlike = (a: PublishedTable, b: PublishedTable): boolean =>
  [...new Set([...a.columns, ...b.columns].map(({ code }) => code))].every((code) => {
    const [before, after] = [a, b].map(({ columns }) => columns.find((column) => column.code === code));
    return isAlike(before, after);
  });

const isAlike = (a: PublishedColumn | undefined, b: PublishedColumn | undefined): boolean =>
  hiddenIn(a) === hiddenIn(b);

const hiddenIn = (column: PublishedColumn | undefined): string | undefined =>
  column &&
  JSON.stringify([
    column.base === undefined,
    ...column.cells.flatMap((cell) => ('n' in cell ? [] : [cell.code])).sort(),
  ]);
