/** Rows of a sample with their weights, and how they came about: strata, clusters within them, a part of a finite population. */
export interface Design {
  weights: Float64Array;
  /** The primary unit of each row, numbered from 0; a row is one by itself where there are no clusters. */
  unit: Int32Array;
  /** The rows, those of a unit together. */
  order: Int32Array;
  /** The stratum of each unit. */
  stratum: Int32Array;
  /** Units of each stratum in the sample. */
  units: Int32Array;
  /** The part of each stratum's units that is in the sample; 0 unless it is a real sample drawn without replacement. */
  fraction: Float64Array;
  /** Units less strata. */
  df: number;
}

/** A stratum with one unit says nothing of its spread. */
export class LonelyUnit extends Error {
  constructor(readonly stratum: string) {
    super(`only one unit is in the stratum ${stratum}`);
    this.name = 'LonelyUnit';
  }
}

interface Parts {
  strata?: readonly string[];
  /** Names of clusters, each within its stratum: the same name in two strata is two clusters. */
  clusters?: readonly string[];
  /** How many units each stratum has in the population. */
  populations?: ReadonlyMap<string, number>;
}

/** Numbers names as they come. */
function numbered(rows: number, nameOf: (row: number) => string) {
  const names = new Map<string, number>();
  const of = Int32Array.from({ length: rows }, (_, row) => {
    const name = nameOf(row);
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, names.size);
    return names.size - 1;
  });
  return { of, names: [...names.keys()] };
}

/** Throws LonelyUnit where a stratum has one unit only, as R's survey does; one row in all has no variance and no fault. */
export function makeDesign(weights: Float64Array, { strata, clusters, populations }: Parts = {}): Design {
  const rows = weights.length;
  const strataOf = numbered(rows, (row) => strata?.[row] ?? '');
  const unit = clusters
    ? numbered(rows, (row) => `${strataOf.of[row]} ${clusters[row]}`).of
    : Int32Array.from({ length: rows }, (_, row) => row);
  const count = unit.reduce((most, one) => Math.max(most, one + 1), 0);
  const stratum = new Int32Array(count);
  unit.forEach((one, row) => {
    stratum[one] = strataOf.of[row]!;
  });
  const units = new Int32Array(strataOf.names.length);
  for (const one of stratum) units[one]!++;
  const lonely = strata ? units.indexOf(1) : -1;
  if (lonely >= 0) throw new LonelyUnit(strataOf.names[lonely]!);
  const fraction = Float64Array.from(strataOf.names, (name, at) => {
    const population = populations?.get(name);
    return population === undefined ? 0 : units[at]! / population;
  });
  const order = Int32Array.from(unit.keys());
  if (clusters) order.sort((a, b) => unit[a]! - unit[b]!);
  return { weights, unit, order, stratum, units, fraction, df: count - units.length };
}

/** (1 − f)·n/(n − 1) of a stratum. */
const factorOf = ({ units, fraction }: Design, stratum: number): number =>
  ((1 - fraction[stratum]!) * units[stratum]!) / (units[stratum]! - 1);

/**
 * V of Σz from the rows' influence values z, 0 outside of what is estimated:
 * V = Σ_h (1 − f_h)·n_h/(n_h − 1)·Σ_i (z_hi − z̄_h)², z_hi summed over the rows of a unit. Weights alone are one stratum of
 * rows. `rows` are those where z is not 0, in the design's order; all when left out. Source: Binder, International Statistical Review 51 (1983) 279; svytotal and svymean of R's survey. Null where
 * there is one unit.
 */
export function varianceOf(z: Float64Array, design: Design, rows: Int32Array = design.order): number | null {
  const { unit, stratum, units, df } = design;
  if (df < 1) return null;
  const means = new Float64Array(units.length);
  for (const row of rows) means[stratum[unit[row]!]!]! += z[row]!;
  for (let h = 0; h < means.length; h++) means[h]! /= units[h]!;
  const squares = new Float64Array(units.length);
  const without = Float64Array.from(units);
  for (let at = 0; at < rows.length; ) {
    const one = unit[rows[at]!]!;
    let sum = 0;
    for (; at < rows.length && unit[rows[at]!] === one; at++) sum += z[rows[at]!]!;
    const h = stratum[one]!;
    squares[h]! += (sum - means[h]!) ** 2;
    without[h]!--;
  }
  return squares.reduce((sum, one, h) => sum + factorOf(design, h) * (one + without[h]! * means[h]! ** 2), 0);
}

/**
 * The covariance of the weighted sums of cells, cells × cells, from the cell of each row (−1: in none): what tests of a
 * table rest on. Walks unit by unit, over the cells it is in.
 */
export function covarianceOf(cellOf: Int32Array, cells: number, design: Design): Float64Array {
  const result = new Float64Array(cells * cells);
  const { order } = design;
  const strata = Array.from(design.units, () => new Float64Array(cells));
  const sums = new Float64Array(cells);
  let touched: number[] = [];
  order.forEach((row, at) => {
    const cell = cellOf[row]!;
    if (cell >= 0) {
      if (!touched.includes(cell)) touched.push(cell);
      sums[cell]! += design.weights[row]!;
    }
    const unit = design.unit[row]!;
    if (at + 1 < order.length && design.unit[order[at + 1]!] === unit) return;
    const h = design.stratum[unit]!;
    const factor = factorOf(design, h);
    for (const a of touched) {
      strata[h]![a]! += sums[a]!;
      for (const b of touched) result[a * cells + b]! += factor * sums[a]! * sums[b]!;
    }
    for (const a of touched) sums[a] = 0;
    touched = [];
  });
  strata.forEach((total, h) => {
    const factor = factorOf(design, h) / design.units[h]!;
    for (let a = 0; a < cells; a++) {
      if (total[a] === 0) continue;
      for (let b = 0; b < cells; b++) result[a * cells + b]! -= factor * total[a]! * total[b]!;
    }
  });
  return result;
}
