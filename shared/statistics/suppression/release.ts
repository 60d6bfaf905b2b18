import type { ReleaseCounts } from '../tables.ts';
import { complete } from './complete.ts';
import { addTables, type Crossing, figures } from './crossings.ts';
import { addLinks, plainLinks } from './links.ts';
import { System } from './system.ts';
import { addUnseen } from './unseen.ts';
import { Wholes } from './wholes.ts';

/** A release as a system of counts and of everything that readers know about them. */
export interface Release {
  system: System;
  wholes: Wholes;
  crossings: Crossing[];
}

/** Throws a RangeError when the counts do not fit together or break a link. */
export function readRelease(counts: ReleaseCounts): Release {
  const system = new System();
  const wholes = new Wholes(system, counts);
  const crossings = addTables(system, counts, wholes);
  system.check();
  const links = plainLinks(counts);
  const unknown = addUnseen(system, counts, links, wholes, crossings);
  addLinks(system, counts, links, wholes, crossings);
  complete(system, unknown);
  system.check();
  return { system, wholes, crossings: [...crossings.values()] };
}

/** Crossings that constraints tie to one another, directly or through others, and all their constraints. */
export interface Tied {
  system: System;
  crossings: Crossing[];
}

export function tiedCrossings({ system, crossings }: Release): Tied[] {
  const owner = new Map<number, number>();
  const parent = crossings.map((_, at) => at);
  const root = (at: number): number => (parent[at] === at ? at : root(parent[at]!));
  for (const [at, { columns }] of crossings.entries()) {
    for (const column of columns.values()) for (const variable of figures(column)) owner.set(variable, at);
  }
  const owners = system.constraints.map(({ terms }) =>
    terms.flatMap(([variable]) => owner.get(variable) ?? []),
  );
  for (const [first, ...rest] of owners) for (const other of rest) parent[root(other)] = root(first!);

  const groups = new Map<number, Tied>();
  for (const [at, crossing] of crossings.entries()) {
    const group = groups.get(root(at)) ?? { system: new System(system.variables), crossings: [] };
    groups.set(root(at), group);
    group.crossings.push(crossing);
  }
  for (const [at, [first]] of owners.entries()) {
    if (first !== undefined) groups.get(root(first))!.system.note(system.constraints[at]!);
  }
  return [...groups.values()];
}
