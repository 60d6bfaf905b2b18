import type { System, Term } from './system.ts';

/** How far each movable variable may go up and down. */
export type Room = Map<number, { up: number; down: number }>;

/** A constraint on changes, over variables that can move: their sum is 0 (`equal`) or at most `slack`. */
export interface OpenRow {
  terms: Term[];
  equal: boolean;
  slack: number;
}

/** The constraints over what can move. One that holds a single variable becomes a limit of its room instead. */
export function narrow(system: System, room: Room): OpenRow[] {
  const touched = new Set<number>();
  for (const variable of room.keys()) for (const at of system.touching(variable)) touched.add(at);
  let rows = [...touched].map((at): OpenRow => {
    const constraint = system.constraints[at]!;
    return {
      terms: constraint.terms,
      equal: constraint.equal,
      slack: constraint.equal ? 0 : system.slack(constraint),
    };
  });
  for (let settled = false; !settled; ) {
    settled = true;
    const kept: OpenRow[] = [];
    for (const row of rows) {
      row.terms = row.terms.filter(([variable]) => canMove(room, variable));
      const [only] = row.terms;
      if (row.terms.length > 1) kept.push(row);
      else if (only && limit(room, only, row)) settled = false;
    }
    rows = kept;
  }
  return rows;
}

function limit(room: Room, [variable, factor]: Term, row: OpenRow): boolean {
  const { up, down } = room.get(variable)!;
  const most = row.equal ? 0 : Math.floor(row.slack / Math.abs(factor));
  const next = {
    up: row.equal || factor > 0 ? Math.min(up, most) : up,
    down: row.equal || factor < 0 ? Math.min(down, most) : down,
  };
  room.set(variable, next);
  return next.up < up || next.down < down;
}

function canMove(room: Room, variable: number): boolean {
  const free = room.get(variable);
  return free !== undefined && (free.up > 0 || free.down > 0);
}
