import type { Design } from '#shared/statistics/design.ts';
import { type MeanEstimate, meanOf } from '#shared/statistics/means.ts';
import { quantile, weightedQuantile } from '#shared/statistics/quantiles.ts';
import type { RowTable } from './tabulate-table.ts';

export interface Numbers extends Pick<MeanEstimate, 'n' | 'mean' | 'se' | 'ci' | 'total' | 'total_se'> {
  median: number;
  quartiles: [number, number];
}

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

/** Of each column, where all codes of the item are numbers; null otherwise. */
export function numbersOf(table: RowTable, design: Design): (Numbers | null)[] | null {
  const values = table.options.map((code) => (DECIMAL.test(code) ? Number(code) : Number.NaN));
  if (table.choice === 'many' || values.length < 2 || values.some(Number.isNaN)) return null;
  return table.groups.map((_, group) => {
    const y = Float64Array.from(table.chosen, (list, row) =>
      list && (group === 0 || table.groupOf[row] === group) ? values[list[0]!]! : Number.NaN,
    );
    const estimate = meanOf(y, design);
    if (!estimate) return null;
    const { n, mean, se, ci, total, total_se } = estimate;
    const at = quantiles(table, group, y, values);
    return { n, mean, se, ci, total, total_se, median: at(0.5), quartiles: [at(0.25), at(0.75)] };
  });
}

function quantiles(table: RowTable, group: number, y: Float64Array, values: number[]): (p: number) => number {
  if (!table.weighted) {
    const sorted = y.filter((value) => !Number.isNaN(value)).sort();
    return (p) => quantile(sorted, p)!;
  }
  const weighted = values
    .map((value, option) => ({ value, w: table.cells[option]![group]!.w }))
    .sort((a, b) => a.value - b.value);
  return (p) => weightedQuantile(weighted, p)!;
}
