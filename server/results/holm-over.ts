import { holm } from '#shared/statistics/estimates.ts';
import type { Figure, ShownCell } from '#shared/statistics/figure.ts';
import { isShown } from '#shared/statistics/figure.ts';

/** From this on a table's test says that groups differ. */
export const LEVEL = 0.05;

/**
 * Tables that were asked for one by one, with p-values adjusted over all of them. Where a table no longer passes, its
 * cells lose their marks.
 */
export function withHolm<R extends { figure: Figure }>(rows: R[]): R[] {
  const tested = rows.filter(({ figure }) => figure.test);
  const ps = holm(tested.map(({ figure }) => figure.test?.p ?? 1));
  return rows.map((row) => {
    const { figure } = row;
    if (!figure.test) return row;
    const test = { ...figure.test, p: ps[tested.indexOf(row)] ?? 1 };
    return { ...row, figure: test.p < LEVEL ? { ...figure, test } : { ...withoutMarks(figure), test } };
  });
}

const withoutMarks = (figure: Figure): Figure => ({
  ...figure,
  columns: figure.columns.map((column) =>
    isShown(column)
      ? { ...column, cells: column.cells.map((cell) => (isShown(cell) ? unmarked(cell) : cell)) }
      : column,
  ),
});

const unmarked = ({ residual: _, ...cell }: ShownCell): ShownCell => cell;
