import { upperF } from './distributions.ts';
import type { WeightedCells } from './rao-scott.ts';

export interface Wald {
  statistic: number;
  df: [number, number];
  p: number;
}

/**
 * Koch, Freeman and Freeman's Wald test of independence, and the same adjusted for few units: of the residual sums
 * Y = w_rc − w_r·w_c/w with their linearised covariance; kept for comparison, Rao and Scott's test is the one that is
 * shown. `covariance` is that of the weighted sums. Source: Koch et al., International Statistical Review 43 (1975) 59;
 * Thomas and Rao (1987); svychisq(statistic = "Wald", "adjWald"). Null where it is not defined.
 */
export function wald(
  { rows, columns, w }: WeightedCells,
  covariance: Float64Array,
  df: number,
): { wald: Wald; adjusted: Wald } | null {
  const cells = rows * columns;
  const total = w.reduce((sum, one) => sum + one, 0);
  const byRow = Float64Array.from({ length: rows }, (_, r) =>
    w.subarray(r * columns, (r + 1) * columns).reduce((s, x) => s + x, 0),
  );
  const byColumn = new Float64Array(columns);
  w.forEach((one, cell) => {
    byColumn[cell % columns]! += one;
  });
  const kept = [...w.keys()].filter((cell) => cell >= columns && cell % columns > 0);
  const slope = (a: number, b: number): number => {
    const [rowA, columnA, rowB, columnB] = [
      Math.floor(a / columns),
      a % columns,
      Math.floor(b / columns),
      b % columns,
    ];
    const [r, c] = [byRow[rowA]! / total, byColumn[columnA]! / total];
    return Number(a === b) - (rowA === rowB ? c : 0) - (columnA === columnB ? r : 0) + r * c;
  };
  const slopes = kept.map((a) => Float64Array.from({ length: cells }, (_, b) => slope(a, b)));
  const spread = slopes.map((one) => times(covariance, one, cells));
  const matrix = slopes.map((one) => spread.map((other) => dot(one, other)));
  const y = kept.map(
    (cell) => w[cell]! - (byRow[Math.floor(cell / columns)]! * byColumn[cell % columns]!) / total,
  );
  const solved = solve(matrix, y);
  const k = kept.length;
  if (solved === null || df - k + 1 < 1) return null;
  const statistic = solved.reduce((sum, x, at) => sum + x * y[at]!, 0) / k;
  const left = df - k + 1;
  const adjusted = (statistic * left) / df;
  return {
    wald: { statistic, df: [k, df], p: upperF(statistic, k, df) },
    adjusted: { statistic: adjusted, df: [k, left], p: upperF(adjusted, k, left) },
  };
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, at) => sum + x * b[at]!, 0);

const times = (matrix: Float64Array, vector: Float64Array, size: number): Float64Array =>
  vector.map((_, row) => dot(matrix.subarray(row * size, (row + 1) * size), vector));

/** Solves a symmetric positive definite system by Gauss; null where it is singular. */
function solve(matrix: number[][], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    const pivot = rows[at]!;
    if (!(pivot[at]! > 1e-12 * matrix[at]![at]!)) return null;
    for (let below = at + 1; below < size; below++) {
      const factor = rows[below]![at]! / pivot[at]!;
      for (let k = at; k <= size; k++) rows[below]![k]! -= factor * pivot[k]!;
    }
  }
  const x: number[] = new Array(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    const known = rows[at]!.slice(at + 1, size).reduce((sum, one, k) => sum + one * x[at + 1 + k]!, 0);
    x[at] = (rows[at]![size]! - known) / rows[at]![at]!;
  }
  return x;
}
