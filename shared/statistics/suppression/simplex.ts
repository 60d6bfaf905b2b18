/** A row of a linear programme: the sum of factor × column is zero (`equal`) or at most `slack`, which is not negative. */
export interface Row {
  columns: number[];
  factors: number[];
  equal: boolean;
  slack: number;
}

/** Columns lie between 0 and `upper`; all of them at 0 satisfies every row. */
export interface Programme {
  rows: Row[];
  upper: number[];
  cost: number[];
}

const tiny = 1e-9;
const atLower = 0;
const atUpper = 1;
const inBasis = 2;
/** The basis starts with one stand-in a row, fixed at zero, for an equation. */
const standIn = -1;

/**
 * The cheapest point of a linear programme, by the primal simplex method for bounded variables on a dense tableau
 * (Chvátal, Linear Programming, 1983, ch. 8). Returns the columns' values, or undefined when it did not settle.
 */
export function minimise(programme: Programme): Float64Array | undefined {
  const { rows, upper: given } = programme;
  const height = rows.length;
  const upper = [...given];
  const slackOf = rows.map((row) => (row.equal ? standIn : upper.push(Number.POSITIVE_INFINITY) - 1));
  const width = upper.length;
  const tableau = rows.map((row, at) => {
    const line = new Float64Array(width);
    row.columns.forEach((column, k) => {
      line[column]! += row.factors[k]!;
    });
    if (slackOf[at] !== standIn) line[slackOf[at]!] = 1;
    return line;
  });
  const reduced = new Float64Array(width);
  reduced.set(programme.cost);
  const basis = slackOf.slice();
  const value = Float64Array.from(rows, (row) => row.slack);
  const state = new Uint8Array(width);
  for (const column of basis) if (column !== standIn) state[column] = inBasis;

  let idle = 0;
  for (let round = 0; round < 50 * (height + 20) + 4 * width; round++) {
    const entering = choose(reduced, state, upper, idle > 2 * height + 20);
    if (entering < 0) return read();
    const up = state[entering] === atLower ? 1 : -1;
    let step = upper[entering]!;
    let leaving = -1;
    let leavesAtUpper = false;
    let pivotSize = 0;
    for (let r = 0; r < height; r++) {
      const rate = tableau[r]![entering]! * up;
      if (Math.abs(rate) < tiny) continue;
      const column = basis[r]!;
      const room = column === standIn ? 0 : rate > 0 ? value[r]! : upper[column]! - value[r]!;
      const limit = Math.max(0, room) / Math.abs(rate);
      if (
        limit < step - tiny ||
        (limit <= step + tiny && leaving >= 0 && Math.abs(rate) > pivotSize + tiny)
      ) {
        step = Math.min(step, limit);
        leaving = r;
        leavesAtUpper = rate < 0;
        pivotSize = Math.abs(rate);
      }
    }
    if (step === Number.POSITIVE_INFINITY) return undefined;
    idle = step < tiny ? idle + 1 : 0;
    if (step > 0) {
      for (let r = 0; r < height; r++) value[r]! -= tableau[r]![entering]! * up * step;
    }
    if (leaving < 0) {
      state[entering] = up > 0 ? atUpper : atLower;
      continue;
    }
    const left = basis[leaving]!;
    if (left !== standIn) state[left] = leavesAtUpper ? atUpper : atLower;
    value[leaving] = (up > 0 ? 0 : upper[entering]!) + up * step;
    basis[leaving] = entering;
    state[entering] = inBasis;
    pivot(tableau, reduced, leaving, entering);
  }
  return undefined;

  function read(): Float64Array {
    const result = new Float64Array(given.length);
    for (let c = 0; c < result.length; c++) if (state[c] === atUpper) result[c] = upper[c]!;
    basis.forEach((column, r) => {
      if (column >= 0 && column < result.length) result[column] = value[r]!;
    });
    return result;
  }
}

/** The column that lowers the cost fastest, or, when the method might run in a circle, the first that lowers it (Bland). */
function choose(reduced: Float64Array, state: Uint8Array, upper: number[], first: boolean): number {
  let best = -1;
  let gain = 1e-7;
  for (let c = 0; c < reduced.length; c++) {
    if (state[c] === inBasis || upper[c] === 0) continue;
    const drop = state[c] === atLower ? -reduced[c]! : reduced[c]!;
    if (drop > gain) {
      best = c;
      gain = drop;
      if (first) return best;
    }
  }
  return best;
}

function pivot(tableau: Float64Array[], reduced: Float64Array, row: number, column: number): void {
  const line = tableau[row]!;
  const head = line[column]!;
  const filled: number[] = [];
  for (let c = 0; c < line.length; c++) {
    if (line[c] === 0) continue;
    line[c]! /= head;
    if (Math.abs(line[c]!) < 1e-12) line[c] = 0;
    else filled.push(c);
  }
  for (const other of [...tableau, reduced]) {
    const factor = other[column]!;
    if (other === line || factor === 0) continue;
    for (const c of filled) other[c]! -= factor * line[c]!;
    other[column] = 0;
  }
}
