import type { Figure } from '#shared/statistics/figure.ts';
import { heldTogether } from './estimated.ts';

/** Rows whose tables were asked for one by one, their p-values held against each other over all of them. */
export function withHolm<R extends { figure: Figure }>(rows: R[]): R[] {
  const figures = heldTogether(rows.map(({ figure }) => figure));
  return rows.map((row, at) => ({ ...row, figure: figures[at] ?? row.figure }));
}
