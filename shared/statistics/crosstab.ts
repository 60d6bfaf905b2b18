import { upperChiSquared } from './distributions.ts';

/** Pearson's test of a table of counts, `counts[row][column]`. */
export interface Pearson {
  x2: number;
  df: number;
  p: number;
  cramers_v: number;
  /** Of the likelihood ratio. */
  g2: number;
  expected: number[][];
  /** (O − E)/√(E(1 − row share)(1 − column share)): about standard normal. Source: Haberman, Biometrics 29 (1973) 205. */
  residuals: number[][];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/**
 * X² = Σ(O−E)²/E without a correction for continuity, G² = 2ΣO·ln(O/E), V = √(X²/(n·(min(rows, columns) − 1))).
 * Source: Agresti, Categorical Data Analysis (2013), 3.2. Null where fewer than two rows or columns have anybody: every
 * row and column given must have somebody.
 */
export function pearson(counts: readonly (readonly number[])[]): Pearson | null {
  const rows = counts.map(sum);
  const columns = (counts[0] ?? []).map((_, column) => sum(counts.map((row) => row[column]!)));
  const smaller = Math.min(rows.length, columns.length) - 1;
  if (smaller < 1 || rows.includes(0) || columns.includes(0)) return null;
  const n = sum(rows);
  const expected = rows.map((row) => columns.map((column) => (row * column) / n));
  const each = (of: (o: number, e: number, row: number, column: number) => number) =>
    counts.map((line, r) => line.map((o, c) => of(o, expected[r]![c]!, rows[r]! / n, columns[c]! / n)));
  const x2 = sum(each((o, e) => (o - e) ** 2 / e).map(sum));
  const df = (rows.length - 1) * (columns.length - 1);
  return {
    x2,
    df,
    p: upperChiSquared(x2, df),
    cramers_v: Math.sqrt(x2 / (n * smaller)),
    g2: 2 * sum(each((o, e) => (o === 0 ? 0 : o * Math.log(o / e))).map(sum)),
    expected,
    residuals: each((o, e, row, column) => (o - e) / Math.sqrt(e * (1 - row) * (1 - column))),
  };
}

/** Tables that are as likely as the one seen, but for rounding, count as unlikely as it. */
const AS_LIKELY = 1 + 1e-7;

/**
 * Fisher's exact test of a 2 × 2 table, both sides: the probability, margins fixed, of tables no likelier than this one.
 * Probabilities follow from their neighbours by ratios of whole numbers, starting from the likeliest. Source: Fisher,
 * The Design of Experiments (1935); fisher.test of R.
 */
export function fisherExact([[a, b], [c, d]]: readonly [
  readonly [number, number],
  readonly [number, number],
]): number {
  const [row, other, column] = [a + b, c + d, a + c];
  const [lowest, highest] = [Math.max(0, column - other), Math.min(row, column)];
  const likeliest = Math.floor(((row + 1) * (column + 1)) / (row + other + 2));
  const odds = (x: number) => ((row - x) * (column - x)) / ((x + 1) * (other - column + x + 1));
  const weights = new Map([[likeliest, 1]]);
  for (let x = likeliest; x < highest; x++) weights.set(x + 1, weights.get(x)! * odds(x));
  for (let x = likeliest; x > lowest; x--) weights.set(x - 1, weights.get(x)! / odds(x - 1));
  const seen = weights.get(a)! * AS_LIKELY;
  const all = [...weights.values()].sort((x, y) => x - y);
  return sum(all.filter((weight) => weight <= seen)) / sum(all);
}
