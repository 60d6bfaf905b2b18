import { dayOf, timeOf } from '../time.ts';

/** A stretch of the day by the local clock, `HH:MM`, to 24:00. */
export interface Slot {
  start: string;
  end: string;
}

/** A programme by the clock. Every line stands in one of the lists, in the order of the day. */
export interface ProgrammeNow<T> {
  phase: 'before' | 'day' | 'after';
  over: T[];
  running: T[];
  /** What begins next, together. */
  next: T[];
  later: T[];
}

/** What is going on at a moment. Before the day all is to come; after it all is over. */
export function programmeAt<T extends Slot>(
  { date, programme }: { date: string; programme: readonly T[] },
  now: Date,
): ProgrammeNow<T> {
  const [day, time] = [dayOf(now), timeOf(now)];
  const phase = day < date ? 'before' : day === date ? 'day' : 'after';
  const clock = { before: '', day: time, after: '24:00' }[phase];
  const lines = inOrder(programme);
  const coming = lines.filter(({ start }) => start > clock);
  const first = coming[0]?.start;
  return {
    phase,
    over: lines.filter(({ end }) => end <= clock),
    running: lines.filter(({ start, end }) => start <= clock && clock < end),
    next: coming.filter(({ start }) => start === first),
    later: coming.filter(({ start }) => start !== first),
  };
}

/** By beginning, then by end; what begins and ends together stays as it was written. */
export const inOrder = <T extends Slot>(lines: readonly T[]): T[] =>
  [...lines].sort(
    (a, b) =>
      Number(a.start > b.start) - Number(a.start < b.start) || (a.end < b.end ? -1 : Number(a.end > b.end)),
  );
