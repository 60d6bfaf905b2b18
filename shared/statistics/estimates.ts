import { compare } from './comparison.ts';
import type { CountedTable } from './counted.ts';
import type { FigureTest } from './figure.ts';
import { kishOf, type Moments, type MomentTable, momentTable, none } from './moments.ts';
import { estimateOf, type ShareEstimate, varianceOfShare } from './shares.ts';

export { holm } from './adjustments.ts';
export { bestInterval } from './best-interval.ts';
export { differenceOf } from './differences.ts';
export type { ShareEstimate } from './shares.ts';

export interface TableEstimate {
  /** Σw of those who answered. */
  sum: number;
  /** Kish's loss by weighting over those who answered, and what it leaves of them. */
  deff: number;
  n_eff: number;
  columns: { base: number; n_eff: number; shares: ShareEstimate[] }[];
  /** Item by group, p not yet held against other tables; null where it is not defined, as for choose-all items. */
  test: FigureTest | null;
  /**
   * `residuals[option][group]`, adjusted, of the raw counts; NaN where an option or group has nobody or is not one that
   * is compared: everybody, and those without an answer. Null where there is no table to compare.
   */
  residuals: number[][] | null;
}

/** Every share of a table with its error and its intervals, and the test of the whole. */
export const estimateTable = (table: CountedTable): TableEstimate => estimateMoments(momentTable(table));

export function estimateMoments(table: MomentTable): TableEstimate {
  const { options, n, weighted } = table;
  const whole = wholeOf(table);
  const compared = compare(table);
  return {
    sum: whole.w,
    ...kishOf(whole),
    columns: table.base.map((base, group) => {
      const others = weighted ? othersOf(table, group) : null;
      return {
        base: base.n,
        n_eff: kishOf(base).n_eff,
        shares: options.map((_, option) => {
          const part = table.cells[option]![group]!;
          const variance = varianceOfShare(part, base, n, others?.[option]);
          return estimateOf(part, base, variance === null ? null : Math.sqrt(variance), n - 1, weighted);
        }),
      };
    }),
    test: compared?.test ?? null,
    residuals: compared?.residuals ?? null,
  };
}

/** Σw² of all other options' people, added up; null where options do not part those who answered. */
function othersOf({ choice, cells, base }: MomentTable, group: number): number[] | null {
  const parts = cells.map((byGroup) => byGroup[group]!);
  if (choice === 'many' || parts.reduce((sum, { n }) => sum + n, 0) !== base[group]!.n) return null;
  const after = new Float64Array(parts.length + 1);
  for (let at = parts.length - 1; at >= 0; at--) after[at] = after[at + 1]! + parts[at]!.w2;
  let before = 0;
  return parts.map(({ w2 }, at) => {
    const others = before + after[at + 1]!;
    before += w2;
    return others;
  });
}

/** Everybody: the column of that name, else all columns together, which part those who answered. */
function wholeOf({ groups, base }: MomentTable): Moments {
  const whole = base[groups.indexOf(null)];
  if (whole) return whole;
  return base.reduce((sum, { n, w, w2 }) => ({ n: sum.n + n, w: sum.w + w, w2: sum.w2 + w2 }), none());
}
