import { narrow, type OpenRow, type Room } from './room.ts';
import { minimise, type Programme } from './simplex.ts';
import type { System } from './system.ts';

/** A variable that has to change by exactly `by`, a whole number other than 0. */
export interface Target {
  variable: number;
  by: number;
}

/**
 * A change of the true counts, by variable, in whole numbers, after which all that readers know still holds. When it
 * touches hidden counts only, the changed counts are a second truth that no reader can rule out.
 * `cost` weighs the shown counts that would have to be hidden; 0 when there are none.
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
 * rounding can lose a move but never vouch for a false one. What the method minimises, a cost per unit moved, is the
 * usual stand-in for the number of cells hidden (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4.4).
 */
export function findMove(system: System, movable: number[], targets: Target[]): Move | undefined {
  const room: Room = new Map();
  for (const variable of movable) {
    const { value, cap } = system.variables[variable]!;
    room.set(variable, { up: Math.max(0, cap - value), down: value });
  }
  if (!allows(room, targets)) return undefined;
  for (const { variable, by } of targets) room.set(variable, { up: Math.max(0, by), down: Math.max(0, -by) });
  const rows = narrow(system, room);
  if (!allows(room, targets)) return undefined;

  const { programme, columns } = programmeOf(system, room, rows, targets);
  const values = wholeMinimum(programme);
  if (!values) return undefined;
  const change = new Map<number, number>();
  for (const [at, { variable, sign }] of columns.entries()) {
    const by = (change.get(variable) ?? 0) + sign * values[at]!;
    if (by === 0) change.delete(variable);
    else change.set(variable, by);
  }
  const reached = targets.every(({ variable, by }) => change.get(variable) === by);
  return reached && holds(system, change) ? { change, cost: lossOf(system, change) } : undefined;
}

function allows(room: Room, targets: Target[]): boolean {
  return targets.every(({ variable, by }) => {
    const free = room.get(variable);
    return free !== undefined && (by > 0 ? free.up : free.down) >= Math.abs(by);
  });
}

/** A variable goes up in one column of the programme and down in another. */
interface Direction {
  variable: number;
  sign: number;
}

function programmeOf(
  system: System,
  room: Room,
  rows: OpenRow[],
  targets: Target[],
): { programme: Programme; columns: Direction[] } {
  const wanted = new Map(targets.map(({ variable, by }) => [variable, Math.sign(by)]));
  const programme: Programme = { rows: [], upper: [], cost: [] };
  const columns: Direction[] = [];
  const columnsOf = new Map<number, number[]>();
  for (const [variable, { up, down }] of room) {
    const { hidden, cost } = system.variables[variable]!;
    const own: number[] = [];
    columnsOf.set(variable, own);
    for (const [sign, limit] of [[1, up] as const, [-1, down] as const]) {
      if (limit === 0) continue;
      own.push(columns.push({ variable, sign }) - 1);
      programme.upper.push(limit);
      programme.cost.push(wanted.get(variable) === sign ? -urgent : hidden ? slight : cost);
    }
  }
  for (const { terms, equal, slack } of rows) {
    const entries = terms.flatMap(([variable, factor]) =>
      columnsOf.get(variable)!.map((column) => [column, factor * columns[column]!.sign] as const),
    );
    programme.rows.push({
      columns: entries.map(([column]) => column),
      factors: entries.map(([, factor]) => factor),
      equal,
      slack,
    });
  }
  return { programme, columns };
}

/** A minimum in whole numbers. A fraction, which is rare, is cut off by rounding its limit down, a few times. */
function wholeMinimum(programme: Programme): number[] | undefined {
  const upper = [...programme.upper];
  for (let cut = 0; cut < 8; cut++) {
    const values = minimise({ ...programme, upper });
    const broken = values?.findIndex((value) => Math.abs(value - Math.round(value)) > 1e-6);
    if (!values || broken === undefined) return undefined;
    if (broken < 0) return Array.from(values, Math.round);
    upper[broken] = Math.floor(values[broken]!);
  }
  return undefined;
}

/** Whether every count stays between 0 and its cap and every constraint holds after the change. */
export function holds(system: System, change: Map<number, number>): boolean {
  const touched = new Set<number>();
  for (const [variable, by] of change) {
    const { value, cap } = system.variables[variable]!;
    if (value + by < 0 || value + by > cap) return false;
    for (const at of system.touching(variable)) touched.add(at);
  }
  return [...touched].every((at) => {
    const constraint = system.constraints[at]!;
    const moved = constraint.terms.reduce(
      (sum, [variable, factor]) => sum + factor * (change.get(variable) ?? 0),
      0,
    );
    return constraint.equal ? moved === 0 : moved <= system.slack(constraint);
  });
}

function lossOf(system: System, change: Map<number, number>): number {
  const shown = [...change.keys()].map((at) => system.variables[at]!).filter(({ hidden }) => !hidden);
  return shown.reduce((total, { cost }) => total + cost, 0);
}
