/** A row of a linear programme: the sum of factor × column is 0 (`equal`) or at most `slack`, which is not negative. */
export interface Row {
  columns: number[];
  factors: number[];
  equal: boolean;
  slack: number;
}

/** Columns lie between 0 and `upper`; all of them at 0 satisfies every row. `cost` is per unit of a column. */
export interface Programme {
  rows: Row[];
  upper: number[];
  cost: number[];
}

/**
 * The cheapest point of a linear programme: the value of each column, or undefined when the search did not settle. The
 * primal simplex method for bounded variables, on a dense tableau (Chvátal, Linear Programming, 1983, ch. 8).
 */
export function minimise(programme: Programme): Float64Array | undefined {
  const tableau = new Tableau(programme);
  const rounds = 50 * (programme.rows.length + 20) + 4 * programme.upper.length;
  for (let round = 0; round < rounds; round++) {
    const entering = tableau.entering();
    if (entering === undefined) return tableau.point();
    if (!tableau.move(entering)) return undefined;
  }
  return undefined;
}

const tiny = 1e-9;
const [atLower, atUpper, inBasis] = [0, 1, 2];
/** What stands in the basis of an equation at the start; it is held at 0 and never comes back. */
const standIn = -1;

class Tableau {
  private readonly upper: number[];
  private readonly lines: Float64Array[];
  private readonly reduced: Float64Array;
  private readonly state: Uint8Array;
  /** The column in each row's basis, and its value. */
  private readonly basis: number[];
  private readonly value: number[];
  private readonly given: number;
  private idle = 0;

  constructor({ rows, upper, cost }: Programme) {
    this.given = upper.length;
    this.upper = [...upper];
    this.basis = rows.map(({ equal }) => (equal ? standIn : this.upper.push(Number.POSITIVE_INFINITY) - 1));
    this.value = rows.map(({ slack }) => slack);
    this.reduced = new Float64Array(this.upper.length);
    this.reduced.set(cost);
    this.state = new Uint8Array(this.upper.length);
    this.lines = rows.map(({ columns, factors }, row) => {
      const line = new Float64Array(this.upper.length);
      for (const [at, column] of columns.entries()) line[column]! += factors[at]!;
      const own = this.basis[row]!;
      if (own !== standIn) line[own] = 1;
      if (own !== standIn) this.state[own] = inBasis;
      return line;
    });
  }

  /** The column that lowers the cost fastest; after long idleness the first that lowers it, which cannot go in circles. */
  entering(): number | undefined {
    const first = this.idle > 2 * this.lines.length + 20;
    let best: number | undefined;
    let gain = 1e-7;
    for (let column = 0; column < this.reduced.length; column++) {
      if (this.state[column] === inBasis || this.upper[column] === 0) continue;
      const drop = this.state[column] === atLower ? -this.reduced[column]! : this.reduced[column]!;
      if (drop <= gain) continue;
      best = column;
      gain = drop;
      if (first) break;
    }
    return best;
  }

  /** Moves a column from one limit as far as it can go. False when nothing stops it. */
  move(entering: number): boolean {
    const sign = this.state[entering] === atLower ? 1 : -1;
    let step = this.upper[entering]!;
    let leaving: number | undefined;
    let size = 0;
    for (const [row, line] of this.lines.entries()) {
      const rate = line[entering]! * sign;
      const speed = Math.abs(rate);
      if (speed < tiny) continue;
      const reach = Math.max(0, this.roomOf(row, rate)) / speed;
      const tied = leaving !== undefined && reach <= step + tiny && speed > size + tiny;
      if (reach >= step - tiny && !tied) continue;
      step = Math.min(step, reach);
      leaving = row;
      size = speed;
    }
    if (step === Number.POSITIVE_INFINITY) return false;
    this.idle = step < tiny ? this.idle + 1 : 0;
    if (step > 0)
      for (const [row, line] of this.lines.entries()) this.value[row]! -= line[entering]! * sign * step;
    if (leaving === undefined) this.state[entering] = sign > 0 ? atUpper : atLower;
    else this.exchange(entering, leaving, sign, step);
    return true;
  }

  private roomOf(row: number, rate: number): number {
    const column = this.basis[row]!;
    if (column === standIn) return 0;
    return rate > 0 ? this.value[row]! : this.upper[column]! - this.value[row]!;
  }

  private exchange(entering: number, row: number, sign: number, step: number): void {
    const left = this.basis[row]!;
    if (left !== standIn) this.state[left] = this.lines[row]![entering]! * sign < 0 ? atUpper : atLower;
    this.value[row] = (sign > 0 ? 0 : this.upper[entering]!) + sign * step;
    this.basis[row] = entering;
    this.state[entering] = inBasis;
    this.pivot(this.lines[row]!, entering);
  }

  private pivot(line: Float64Array, column: number): void {
    const head = line[column]!;
    const filled: number[] = [];
    for (let at = 0; at < line.length; at++) {
      if (line[at] === 0) continue;
      const scaled = line[at]! / head;
      line[at] = Math.abs(scaled) < 1e-12 ? 0 : scaled;
      filled.push(at);
    }
    const clear = (other: Float64Array) => {
      const factor = other[column]!;
      if (other === line || factor === 0) return;
      for (const at of filled) other[at]! -= factor * line[at]!;
      other[column] = 0;
    };
    for (const other of this.lines) clear(other);
    clear(this.reduced);
  }

  point(): Float64Array {
    const point = new Float64Array(this.given);
    for (let column = 0; column < this.given; column++) {
      if (this.state[column] === atUpper) point[column] = this.upper[column]!;
    }
    for (const [row, column] of this.basis.entries())
      if (column >= 0 && column < this.given) point[column] = this.value[row]!;
    return point;
  }
}
