import { pearson } from './crosstab.ts';
import type { FigureTest } from './figure.ts';
import type { Moments, MomentTable } from './moments.ts';
import { type Covariance, type RaoScott, raoScott } from './rao-scott.ts';

/** Options and groups that a test compares, by their places in the table. */
export interface Compared {
  rows: number[];
  columns: number[];
}

export interface Comparison {
  /** Pearson's where nothing is weighted, else Rao and Scott's second order; null where that is not defined. */
  test: FigureTest | null;
  /** Rao and Scott's first order, beside their second. */
  first: RaoScott['chisq'] | null;
  /** `residuals[option][group]` of the raw counts; NaN for what is not compared. */
  residuals: number[][];
  /** Pearson's X² of the raw counts. */
  x2: number;
}

/** Those that have somebody, or somebody's weight; not everybody, and not those without an answer. */
function comparedIn({ groups, cells, base }: MomentTable, by: 'n' | 'w'): Compared {
  const columns = [...groups.keys()].filter((at) => groups[at] && base[at]![by] > 0);
  const rows = [...cells.keys()].filter((at) => columns.some((group) => cells[at]![group]![by] > 0));
  return { rows, columns };
}

/**
 * Item by group. Cramér's V and the residuals are of the raw counts: they say of whom the table consists, the test says
 * whether the weighted shares differ. `covarianceOf` gives the covariance of the compared cells where answers came by
 * strata or clusters; those who weigh nothing take no part in it. Null where there is nothing to compare, as for choose-all items.
 */
export function compare(
  table: MomentTable,
  covarianceOf?: (compared: Compared) => Covariance | null,
): Comparison | null {
  if (table.choice === 'many') return null;
  const counted = comparedIn(table, 'n');
  const cellsOf = ({ rows, columns }: Compared, field: keyof Moments) =>
    rows.map((row) => columns.map((column) => table.cells[row]![column]![field]));
  const raw = pearson(cellsOf(counted, 'n'));
  if (raw === null) return null;
  const residuals = table.cells.map((row) => row.map(() => Number.NaN));
  counted.rows.forEach((row, r) => {
    counted.columns.forEach((column, c) => {
      residuals[row]![column] = raw.residuals[r]![c]!;
    });
  });
  const { x2, cramers_v } = raw;
  if (!table.weighted && !covarianceOf) {
    const test: FigureTest = { kind: 'pearson', statistic: x2, df: [raw.df, null], p: raw.p, cramers_v };
    return { test, first: null, residuals, x2 };
  }
  const compared = comparedIn(table, 'w');
  const covariance: Covariance | null = covarianceOf
    ? covarianceOf(compared)
    : { kind: 'diagonal', w2: Float64Array.from(cellsOf(compared, 'w2').flat()), n: table.n };
  const w = Float64Array.from(cellsOf(compared, 'w').flat());
  const outcome =
    covariance && raoScott({ rows: compared.rows.length, columns: compared.columns.length, w }, covariance);
  return {
    test: outcome && { kind: 'rao_scott_f', ...outcome.f, cramers_v },
    first: outcome?.chisq ?? null,
    residuals,
    x2,
  };
}
