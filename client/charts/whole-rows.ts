import type { TableData } from './read-table.ts';

/** Rows with a part hidden stay empty: what follows the gap would not stand in its place. */
export function wholeRows(data: TableData): TableData {
  const whole = data.labels.map((_label, at) => data.series.every(({ cells }) => cells[at]?.value != null));
  return {
    ...data,
    series: data.series.map((each) => ({
      ...each,
      cells: each.cells.map((cell, at) => (whole[at] ? cell : { ...cell, value: null })),
    })),
  };
}
