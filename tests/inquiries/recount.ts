import type { KeptAct } from '#server/inquiries/case/acts.ts';
import type { CaseStanding } from '#server/inquiries/case/case-standing.ts';
import { isLate } from '#server/inquiries/case/clocks.ts';
import { counts } from '#server/inquiries/case/standing.ts';

export interface Counted {
  due: number;
  inTime: number;
}

/** Of cases that count and of which every time is over or answered: how many were answered in all of their times. */
export function rateOf(cases: readonly CaseStanding[], now: Date): Counted {
  const over = cases.filter(
    (each) =>
      counts(each) &&
      each.clocks.every(({ dueAt, answeredAt }) => answeredAt !== undefined || (dueAt && dueAt < now)),
  );
  return {
    due: over.length,
    inTime: over.filter(({ clocks }) => clocks.every((clock) => isLate(clock, now) !== true)).length,
  };
}

/**
 * Whether acts make a case count, read off the acts alone: those that were never refused, merged, handed over, given up,
 * or taken back before any answer.
 */
export function countsByActs(acts: readonly KeptAct[]): boolean {
  let answered = false;
  let out = false;
  let merged = false;
  for (const { act } of acts) {
    if (act === 'answer' || act === 'reply') answered = true;
    if (act === 'not-accept' || act === 'hand-over' || act === 'abandon') out = true;
    if (act === 'merge') merged = true;
    if (act === 'unmerge') merged = false;
    if (act === 'reopen') out = false;
    if (act === 'withdraw' && !answered) out = true;
  }
  return !out && !merged;
}
