import { programmeAt, type Slot } from './programme.ts';

/** What fits on a screen in letters that can be read from afar. */
export const MOST_LINES = 5;

/**
 * Of each line of a programme that stands in its order, what a screen makes of it: on now, next, later; nothing for what is
 * over and for what no longer fits.
 */
export function shownAt(
  { date, programme }: { date: string; programme: readonly Slot[] },
  now: Date,
): ('running' | 'next' | 'later' | undefined)[] {
  const { running, next, later } = programmeAt({ date, programme }, now);
  const seen = [...running, ...next, ...later].slice(0, MOST_LINES);
  return programme.map((line) =>
    !seen.includes(line)
      ? undefined
      : running.includes(line)
        ? 'running'
        : next.includes(line)
          ? 'next'
          : 'later',
  );
}
