import { narrow, type Room } from './room.ts';
import { minimise, type Programme, type Row } from './simplex.ts';
import type { System } from './system.ts';

/** A variable that has to change by exactly `by`, a whole number other than 0. */
export interface Target {
  variable: number;
  by: number;
}

/**
 * A change of the true counts, in whole numbers, after which everything that readers know still holds. When it touches
 * hidden counts only, the changed counts are a second truth that no reader can rule out.
 * `cost` is 0 then; otherwise it weighs the shown counts that would have to be hidden.
 */
export interface Move {
  change: Map<number, number>;
  cost: number;
}

const urgent = 1e6;
/** Keeps a move from touching hidden counts for nothing. */
const slight = 1e-3;

/**
 * The cheapest move of `movable` variables that makes every target's change, or undefined when the search finds none.
 * The simplex method proposes; the answer is taken only if it is whole and satisfies every constraint exactly, so that
 * rounding can lose a move but never vouch for a false one. A cost per unit moved is the usual stand-in for the number
 * of cells hidden (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4.4).
 */
export function findMove(system: System, movable: number[], targets: Target[]): Move | undefined {
  const room: Room = new Map();
  for (const at of movable) {
    const { value, cap } = system.variables[at]!;
    room.set(at, { up: Math.max(0, cap - value), down: value });
  }
  const wanted = new Map<number, number>();
  for (const { variable, by } of targets) {
    const free = room.get(variable);
    if (!free || (by > 0 ? free.up : free.down) < Math.abs(by)) return undefined;
    room.set(variable, { up: Math.max(0, by), down: Math.max(0, -by) });
    wanted.set(variable, Math.sign(by));
  }
  const rows = narrow(system, room);
  if (
    targets.some(
      ({ variable, by }) => (by > 0 ? room.get(variable)!.up : room.get(variable)!.down) < Math.abs(by),
    )
  ) {
    return undefined;
  }

  const columns: { variable: number; sign: number }[] = [];
  const columnsOf = new Map<number, number[]>();
  const upper: number[] = [];
  const cost: number[] = [];
  for (const [variable, { up, down }] of room) {
    const { hidden, cost: loss } = system.variables[variable]!;
    const own: number[] = [];
    for (const [sign, limit] of [[1, up] as const, [-1, down] as const]) {
      if (limit === 0) continue;
      own.push(columns.push({ variable, sign }) - 1);
      upper.push(limit);
      cost.push(wanted.get(variable) === sign ? -urgent : hidden ? slight : loss);
    }
    columnsOf.set(variable, own);
  }
  const programme = rows.map(({ terms, equal, slack }): Row => {
    const row: Row = { columns: [], factors: [], equal, slack };
    for (const [variable, factor] of terms) {
      for (const column of columnsOf.get(variable)!) {
        row.columns.push(column);
        row.factors.push(factor * columns[column]!.sign);
      }
    }
    return row;
  });
  let best: Move | undefined;
  for (let round = 0; round < Number(process.env.SLOPE ?? 1); round++) {
    const values = wholeMinimum({ rows: programme, upper, cost });
    if (!values) return best;
    const change = new Map<number, number>();
    for (const [column, { variable, sign }] of columns.entries()) {
      if (values[column] !== 0) change.set(variable, (change.get(variable) ?? 0) + sign * values[column]!);
    }
    for (const [variable, by] of change) if (by === 0) change.delete(variable);
    const reached = targets.every(({ variable, by }) => change.get(variable) === by);
    if (!reached || !holds(system, change)) return best;
    const move = { change, cost: lossOf(system, change) };
    if (!best || move.cost < best.cost) best = move;
    if (best.cost === 0) return best;
    for (const [column, { variable, sign }] of columns.entries()) {
      const { hidden, cost: loss } = system.variables[variable]!;
      if (hidden) continue;
      const by = Math.abs(change.get(variable) ?? 0);
      cost[column] = by > 0 ? loss / by : loss;
    }
  }
  return best;
}

/** A minimum in whole numbers: one with fractions is cut off, a few times, by rounding their limits down. */
function wholeMinimum(programme: Programme): number[] | undefined {
  const upper = [...programme.upper];
  for (let cut = 0; cut < 8; cut++) {
    const values = minimise({ ...programme, upper });
    if (!values) return undefined;
    const whole = Array.from(values, Math.round);
    const broken = whole.flatMap((each, at) => (Math.abs(each - values[at]!) > 1e-6 ? [at] : []));
    if (broken.length === 0) return whole;
    fr.cuts[cut]!++;
    upper[broken[0]!] = Math.floor(values[broken[0]!]!);
  }
  return undefined;
}
export const fr = { cuts: [0,0,0,0,0,0,0,0] };

/** Whether every count stays between 0 and its cap and every constraint holds after the change. */
function holds(system: System, change: Map<number, number>): boolean {
  const touched = new Set<number>();
  for (const [variable, by] of change) {
    const { value, cap } = system.variables[variable]!;
    if (value + by < 0 || value + by > cap) return false;
    for (const at of system.touching(variable)) touched.add(at);
  }
  for (const at of touched) {
    const constraint = system.constraints[at]!;
    const moved = constraint.terms.reduce(
      (sum, [variable, factor]) => sum + factor * (change.get(variable) ?? 0),
      0,
    );
    if (constraint.equal ? moved !== 0 : moved > system.slack(constraint)) return false;
  }
  return true;
}

function lossOf(system: System, change: Map<number, number>): number {
  let total = 0;
  for (const [variable, by] of change) {
    const { hidden, cost } = system.variables[variable]!;
    if (!hidden && by !== 0) total += cost;
  }
  return total;
}
