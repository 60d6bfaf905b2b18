import {
  type FigureColumn,
  type FigureIndex,
  isShown,
  type ShownColumn,
  type ShownIndex,
} from '#shared/statistics/figure.ts';
import type { PublishedRate } from './published.ts';

/** From this base on a rate is a percent, and from the other on it is shown at all. */
const PERCENT_BASE = 30;
const LEAST_BASE = 10;

const hidden: ShownIndex = { hidden: 'secondary' };

/**
 * A rate of a figure's columns: n of the counted codes ÷ (base − n of those left out). Made of shown numbers only, so that
 * it is hidden where one of its parts is.
 */
export function indexOf(rate: PublishedRate, [total, ...groups]: FigureColumn[]): FigureIndex {
  const { code, label, definition } = rate;
  const split = groups.map((column) => ({ code: column.code ?? '', ...rateIn(rate, column) }));
  return {
    code,
    label,
    definition,
    ...(total ? rateIn(rate, total) : hidden),
    ...(split.length > 0 ? { groups: split } : {}),
  };
}

function rateIn({ counted, left_out }: PublishedRate, column: FigureColumn): ShownIndex {
  if (!isShown(column) || column.base === null) return hidden;
  const n = sumOf(column, counted);
  const without = sumOf(column, left_out);
  if (n === undefined || without === undefined) return hidden;
  const base = column.base - without;
  if (base < LEAST_BASE) return hidden;
  return { n, base, percent: base < PERCENT_BASE ? null : Math.round((100 * n) / base) };
}

function sumOf({ cells }: ShownColumn, codes: string[]): number | undefined {
  let sum = 0;
  for (const code of codes) {
    const cell = cells.find((each) => each.code === code);
    if (!cell) continue;
    if (!isShown(cell)) return undefined;
    sum += cell.n;
  }
  return sum;
}
