import type { Clock } from '../clock.ts';

/** Milliseconds by which a clock may be set back and nobody minds. */
const SLACK_MS = 60_000;

/**
 * Tells at each call whether the clock was set back since the one before, by what has passed on a clock that nobody can
 * set. The first call says yes: what happened while no server ran cannot be known.
 */
export function clockWatch(clock: Pick<Clock, 'real'>, passed = () => performance.now()): () => boolean {
  let last: number | undefined;
  return () => {
    const ahead = clock.real().getTime() - passed();
    const set = last === undefined || ahead < last - SLACK_MS;
    last = ahead;
    return set;
  };
}
