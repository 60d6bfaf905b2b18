import type { ReleaseCounts } from '../tables.ts';
import { addTables, type Crossing } from './crossings.ts';
import { addLinks } from './links.ts';
import { figures } from './protection.ts';
import { System } from './system.ts';
import { addUnseen, complete } from './unseen.ts';
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
  const unknown = addUnseen(system, counts, wholes, crossings);
  addLinks(system, counts, wholes, crossings);
  if (!complete(system, unknown)) throw new Error('not completed');
  system.check();
  return { system, wholes, crossings: [...crossings.values()] };
}

/** Crossings that constraints tie to one another, directly or through others. */
export function tiedCrossings({ system, crossings }: Release): { system: System; crossings: Crossing[] }[] {
  const groupOf = new Map<number, Set<Crossing>>();
  for (const crossing of crossings) {
    const alone = new Set([crossing]);
    for (const column of crossing.columns.values()) for (const at of figures(column)) groupOf.set(at, alone);
  }
  const join = (a: Set<Crossing>, b: Set<Crossing>) => {
    for (const crossing of b) {
      a.add(crossing);
      for (const column of crossing.columns.values()) for (const at of figures(column)) groupOf.set(at, a);
    }
  };
  for (const { terms } of system.constraints) {
    const [first, ...rest] = terms.flatMap(([at]) => (groupOf.has(at) ? [at] : []));
    for (const other of rest)
      if (groupOf.get(first!) !== groupOf.get(other)) join(groupOf.get(first!)!, groupOf.get(other)!);
  }
  return [...new Set(groupOf.values())].map((group) => ({
    system: system.part(({ terms }) => terms.some(([at]) => groupOf.get(at) === group)),
    crossings: [...group],
  }));
}
