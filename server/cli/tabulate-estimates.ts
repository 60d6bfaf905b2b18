import { type Comparison, compare } from '#shared/statistics/comparison.ts';
import { covarianceOf, type Design, LonelyUnit, makeDesign, varianceOf } from '#shared/statistics/design.ts';
import { estimateMoments } from '#shared/statistics/estimates.ts';
import { estimateOf, type ShareEstimate, shareOf } from '#shared/statistics/shares.ts';
import type { Data } from './tabulate-read.ts';
import { TabulateRefusal } from './tabulate-refusal.ts';
import type { RowTable } from './tabulate-table.ts';

export interface Estimates {
  /** `columns[group][option]` */
  columns: ShareEstimate[][];
  comparison: Comparison | null;
}

/** How the rows came about: by strata or clusters where such columns are named, else each by itself. Throws TabulateRefusal. */
export function designOf(
  data: Data,
  weights: Float64Array,
  { strata, cluster }: { strata: string | null; cluster: string | null },
): Design {
  const names = (name: string) => {
    const { codes, of } = data.column(name);
    return Array.from(of, (place, row) => {
      if (place >= 0) return codes[place]!;
      throw new TabulateRefusal('design-missing', `'${name}' of row ${row + 1} below the header is empty`);
    });
  };
  try {
    return makeDesign(weights, {
      ...(strata === null ? {} : { strata: names(strata) }),
      ...(cluster === null ? {} : { clusters: names(cluster) }),
    });
  } catch (error) {
    if (!(error instanceof LonelyUnit)) throw error;
    throw new TabulateRefusal(
      'lonely-unit',
      `The stratum '${error.stratum}' has one unit only: it has no variance`,
      {
        cause: error,
      },
    );
  }
}

/** From sums of weights where rows are independent and options part them, else from the rows. */
export function estimatesOf(table: RowTable, design: Design, declared: boolean): Estimates {
  if (!declared && !(table.weighted && table.choice === 'many'))
    return {
      columns: estimateMoments(table).columns.map(({ shares }) => shares),
      comparison: compare(table),
    };
  const z = new Float64Array(table.n);
  return {
    columns: table.groups.map((_, group) => {
      const rows = design.order.filter(
        (row) => table.chosen[row] && (group === 0 || table.groupOf[row] === group),
      );
      return table.options.map((_option, option) => shareByRows(table, design, { group, option, rows, z }));
    }),
    comparison: compare(table, ({ rows, columns }) => {
      const [rowAt, columnAt] = [
        placesOf(rows, table.options.length),
        placesOf(columns, table.groups.length),
      ];
      const cellOf = Int32Array.from(table.chosen, (list, row) => {
        const [r, c] = [rowAt[list?.[0] ?? -1] ?? -1, columnAt[table.groupOf[row]!] ?? -1];
        return r < 0 || c < 0 ? -1 : r * columns.length + c;
      });
      const cells = rows.length * columns.length;
      if (cells > MOST_TESTED) return null;
      return { kind: 'full', of: covarianceOf(cellOf, cells, design), df: design.df };
    }),
  };
}

/** A covariance of more cells than this is not made. */
const MOST_TESTED = 1500;

function placesOf(kept: number[], length: number): number[] {
  const places: number[] = new Array(length).fill(-1);
  kept.forEach((one, at) => {
    places[one] = at;
  });
  return places;
}

/** `z` is room for the influence values of `rows`, those of the group who answered. */
function shareByRows(
  table: RowTable,
  design: Design,
  { group, option, rows, z }: { group: number; option: number; rows: Int32Array; z: Float64Array },
): ShareEstimate {
  const [part, base] = [table.cells[option]![group]!, table.base[group]!];
  const share = shareOf(part, base);
  if (share !== null)
    for (const row of rows)
      z[row] = (design.weights[row]! * (Number(table.chosen[row]!.includes(option)) - share)) / base.w;
  const variance = share === null ? null : varianceOf(z, design, rows);
  return estimateOf(part, base, variance === null ? null : Math.sqrt(variance), design.df, table.weighted);
}
