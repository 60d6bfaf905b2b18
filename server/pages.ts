import { coalesced } from './coalesced.ts';

/**
 * How old what is kept in memory may be: pages, and what is read at every request. Each publication begins another
 * generation; what was made in an earlier one is not shown any more.
 */
export interface Pages {
  readonly generation: number;
  /** Whether no other process can have begun another generation more than a moment ago. */
  readonly fresh: boolean;
  /** Asks what other processes have published; done before a request is answered. Throws where the store cannot be read. */
  refresh(): Promise<void>;
  expire(): void;
}

/** Of a process that has its store to itself. */
export function keptPages(): Pages {
  let generation = 0;
  return {
    get generation() {
      return generation;
    },
    fresh: true,
    refresh: async () => {},
    expire() {
      generation++;
    },
  };
}

/** Milliseconds for which a kept page is sent without asking: a page is never older than that. */
const MOMENT_MS = 250;

/** Milliseconds after which nobody waits any more for a look at the store that is not answered. */
const LOST_MS = 1000;

/** Of a process that shares its store; `find` reads the generation there. */
export function sharedPages(find: () => Promise<number>): Pages {
  let own = 0;
  let others = 0;
  let asked = Number.NEGATIVE_INFINITY;
  return {
    get generation() {
      return own + others;
    },
    get fresh() {
      return performance.now() - asked < MOMENT_MS;
    },
    refresh: coalesced(async () => {
      const now = performance.now();
      others = Math.max(others, await find());
      asked = Math.max(asked, now);
    }, LOST_MS),
    expire() {
      own++;
    },
  };
}
