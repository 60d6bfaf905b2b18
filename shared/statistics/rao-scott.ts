import { upperChiSquared, upperF } from './distributions.ts';
import { type MainEffects, mainEffects } from './main-effects.ts';

/** A table of weighted sums, row by row: cell = row · columns + column. Every row and column has some weight. */
export interface WeightedCells {
  rows: number;
  columns: number;
  /** Σw of each cell. */
  w: Float64Array;
}

/**
 * The covariance of the weighted sums: `diagonal` where answers are independent of each other and have fixed weights,
 * c·(Σw² − mean), c = n/(n−1); `full` from strata and clusters, cells × cells.
 */
export type Covariance =
  | { kind: 'diagonal'; w2: Float64Array; n: number }
  | { kind: 'full'; of: Float64Array; df: number };

export interface RaoScott {
  /** Second order: F on (d0, d0·df). */
  f: { statistic: number; df: [number, number]; p: number };
  /** X²/n of the weighted shares. */
  phi2: number;
  /** First order: X² over the mean design effect, on χ² of (rows − 1)(columns − 1). */
  chisq: { statistic: number; df: number; p: number };
}

/** Beyond this many cells a full covariance takes more memory than a test is worth. */
const MOST_CELLS = 1500;

/**
 * Rao and Scott's test. With C the residual of the interaction on the main effects, D = diag(p), V = Cov(p):
 * Δ = (CᵀD⁻¹C/n)⁻¹ CᵀD⁻¹VD⁻¹C; d0 = tr(Δ)²/tr(Δ²); F = X²/tr(Δ). In the metric of √p, CᵀD⁻¹… is the projection P off
 * the main effects, so that tr(Δ) = n·tr(PṼ) and tr(Δ²) = n²·tr(PṼPṼ), Ṽ = D^-½ V D^-½: no matrix is inverted.
 * Where cells are empty D⁻¹ is 0 there, as in svychisq of R's survey, whose figures these are.
 * Source: Rao and Scott, Annals of Statistics 12 (1984) 46; Thomas and Rao, JASA 82 (1987) 630.
 * Null where it is not defined.
 */
export function raoScott({ rows, columns, w }: WeightedCells, covariance: Covariance): RaoScott | null {
  const k = (rows - 1) * (columns - 1);
  const total = w.reduce((sum, one) => sum + one, 0);
  const df = covariance.kind === 'full' ? covariance.df : covariance.n - 1;
  if (k < 1 || df < 1) return null;
  const p = w.map((one) => one / total);
  const effects = mainEffects(rows, columns, p);
  if (effects === null) return null;
  const traces = tracesOf(p, total, effects, covariance);
  if (traces === null || !(traces.one > 0)) return null;
  const phi2 = independence(rows, columns, p);
  const d0 = traces.one ** 2 / traces.two;
  const statistic = phi2 / traces.one;
  const first = (phi2 * k) / traces.one;
  return {
    phi2,
    f: { statistic, df: [d0, d0 * df], p: upperF(statistic, d0, d0 * df) },
    chisq: { statistic: first, df: k, p: upperChiSquared(first, k) },
  };
}

/** Σ(p_rc − p_r p_c)²/(p_r p_c). */
function independence(rows: number, columns: number, p: Float64Array): number {
  const byRow = new Float64Array(rows);
  const byColumn = new Float64Array(columns);
  p.forEach((share, cell) => {
    byRow[Math.floor(cell / columns)]! += share;
    byColumn[cell % columns]! += share;
  });
  return p.reduce((sum, share, cell) => {
    const expected = byRow[Math.floor(cell / columns)]! * byColumn[cell % columns]!;
    return sum + (share - expected) ** 2 / expected;
  }, 0);
}

interface Traces {
  one: number;
  two: number;
}

function tracesOf(
  p: Float64Array,
  total: number,
  effects: MainEffects,
  covariance: Covariance,
): Traces | null {
  // The constant is a main effect where no cell is empty: then all of V but its diagonal is projected away.
  if (covariance.kind === 'diagonal' && !p.includes(0)) return diagonalTraces(p, total, effects, covariance);
  const held = [...p.keys()].filter((cell) => p[cell]! > 0);
  if (held.length > MOST_CELLS) return null;
  return fullTraces(effects, held, whitened(p, total, held, covariance));
}

function diagonalTraces(
  p: Float64Array,
  total: number,
  { rank, basis }: MainEffects,
  { w2, n }: Covariance & { kind: 'diagonal' },
): Traces {
  const e = p.map((share, cell) => ((n / (n - 1)) * w2[cell]!) / (share * total * total));
  let one = 0;
  let two = 0;
  for (let a = 0; a < e.length; a++) {
    let leverage = 0;
    for (let k = 0; k < rank; k++) leverage += basis[a * rank + k]! ** 2;
    one += e[a]! * (1 - leverage);
    two += (e[a]! * (1 - leverage)) ** 2;
    for (let b = 0; b < a; b++) {
      let between = 0;
      for (let k = 0; k < rank; k++) between += basis[a * rank + k]! * basis[b * rank + k]!;
      two += 2 * e[a]! * e[b]! * between * between;
    }
  }
  return { one, two };
}

/** Ṽ of the cells that hold anybody. Cov(p) = J·Cov(w)·Jᵀ with J = (I − p·1ᵀ)/Σw. */
function whitened(p: Float64Array, total: number, held: number[], covariance: Covariance): Float64Array {
  const size = held.length;
  const cells = p.length;
  const of = (a: number, b: number): number => {
    if (covariance.kind === 'full') return covariance.of[a * cells + b]!;
    return a === b ? (covariance.n / (covariance.n - 1)) * covariance.w2[a]! : 0;
  };
  const raw = new Float64Array(size * size);
  const sums = new Float64Array(size);
  let all = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const value = of(held[i]!, held[j]!);
      raw[i * size + j] = value;
      sums[i]! += value;
      all += value;
    }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const [pi, pj] = [p[held[i]!]!, p[held[j]!]!];
      const value = raw[i * size + j]! - pi * sums[j]! - pj * sums[i]! + pi * pj * all;
      raw[i * size + j] = value / (total * total * Math.sqrt(pi * pj));
    }
  return raw;
}

function fullTraces({ rank, basis }: MainEffects, held: number[], v: Float64Array): Traces {
  const size = held.length;
  const b = (i: number, k: number) => basis[held[i]! * rank + k]!;
  const projected = v.slice();
  for (let k = 0; k < rank; k++) {
    const along = new Float64Array(size);
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) along[j]! += b(i, k) * v[i * size + j]!;
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) projected[i * size + j]! -= b(i, k) * along[j]!;
  }
  let one = 0;
  let two = 0;
  for (let i = 0; i < size; i++) {
    one += projected[i * size + i]!;
    for (let j = 0; j < size; j++) two += projected[i * size + j]! * projected[j * size + i]!;
  }
  return { one, two };
}
