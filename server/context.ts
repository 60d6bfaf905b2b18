import type { Kysely } from 'kysely';
import type { StoreFault } from '#db/faults.ts';
import type { Rewritten } from '#db/rewrite.ts';
import type { Schema } from '#db/schema.ts';
import { type Entry, type Store, StoreUnavailableError } from '#db/store.ts';
import type { StoreWatch } from '#db/store-options.ts';
import type { ActListener } from './acts.ts';
import type { Clock } from './clock.ts';
import type { Env } from './env.ts';
import { StoreUnwritableError } from './errors.ts';
import { upsertMeta } from './installation.queries.ts';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';

/** Everything a verb may need, passed in. `db` reads; inside a write it is the writing connection. */
export interface Context {
  db: Kysely<Schema>;
  store: Writing;
  upkeep: Upkeep;
  clock: Clock;
  env: Env;
  secrets: Secrets;
  log: Log;
  /** Who hears of committed responses: wired by app.ts. */
  listeners: ActListener[];
  limits: Limits;
  /** Whether officers need a second factor: everywhere but in the demonstration. */
  secondFactor: boolean;
  /** Public pages kept in memory; a verb that changes what they say expires them after its commit. */
  pages: Pages;
  /** Bytes that nobody can guess. */
  random(bytes: number): Buffer;
}

export interface Pages {
  readonly generation: number;
  expire(): void;
}

export function keptPages(): Pages {
  let generation = 0;
  return {
    get generation() {
      return generation;
    },
    expire() {
      generation++;
    },
  };
}

export interface Limits {
  /** Submissions that one address may send in a minute: generous, for a service hall has one address. */
  submissions: number;
}

export interface Writing {
  /**
   * The only way to write. The work gets a context whose `db` writes and whose `store.write` joins the running entry as
   * a nested savepoint, so that verbs compose. Answered after the commit. Throws StoreUnwritableError (503).
   */
  write<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** Runs the listener once the running write is durable, in commit order. Throws outside a write. */
  afterCommit(listener: () => void): void;
  /**
   * Notes that the running write erases: the log is emptied soon after its commit, and the store rewritten in the next
   * night. Throws outside a write.
   */
  noteErasure(): void;
}

/** What jobs, readiness and figures ask of the store; nothing that a verb needs, and nothing for inside a write. */
export interface Upkeep {
  /** How many committed writes have erased since this process began. */
  readonly erasures: number;
  /** Cuts the write-ahead log to nothing, so that what was deleted stands in no file; false where somebody reads from it. */
  emptyLog(): Promise<boolean>;
  /** Writes the whole store anew, so that nothing deleted stands in a byte of it; writes wait. */
  rewrite(): Promise<Rewritten>;
  /** What keeps writes out, tried where it is not known. */
  health(): Promise<StoreFault | undefined>;
  /** How many writes wait. */
  readonly waiting: number;
  /** Whether one more would be refused. */
  readonly full: boolean;
  /** Tells of commits and refusals from now on, to one listener. */
  watch(listener: StoreWatch): void;
}

/** In `store_meta`: `due` once something was erased, `begun`, `done`; a store that knows nothing of it is due. */
export const REWRITING = 'rewriting';

/** Gives a context its store. */
export function withStore(base: Omit<Context, 'db' | 'store' | 'upkeep'>, store: Store): Context {
  let erasures = 0;
  const ctx: Context = {
    ...base,
    db: store.db,
    store: {
      write: (work) =>
        store
          .write(async (entry) => {
            let erases = false;
            const erased = () => {
              erases = true;
              entry.afterCommit(() => (erasures += 1));
            };
            const value = await work(inEntry(ctx, entry, erased));
            // Kept with what was erased: a restart must not forget it.
            if (erases) await upsertMeta(entry.db, REWRITING, 'due');
            return value;
          })
          .catch(refuse),
      afterCommit() {
        throw new Error('afterCommit belongs inside a write');
      },
      noteErasure() {
        throw new Error('noteErasure belongs inside a write');
      },
    },
    upkeep: {
      get erasures() {
        return erasures;
      },
      emptyLog: () => store.emptyLog(),
      rewrite: () => store.rewrite(),
      health: () => store.health(),
      get waiting() {
        return store.waiting;
      },
      get full() {
        return store.full;
      },
      watch: (listener) => store.watch(listener),
    },
  };
  return ctx;
}

function inEntry(outer: Context, entry: Entry, erased: () => void): Context {
  const ctx: Context = {
    ...outer,
    db: entry.db,
    store: {
      write: (work) => entry.nested((inner) => work(inEntry(ctx, inner, erased))),
      afterCommit: (listener) => entry.afterCommit(() => hear(outer, listener)),
      noteErasure: erased,
    },
  };
  return ctx;
}

/** A listener that fails is a bug of ours; what was stored is stored all the same, and whoever sent it is told so. */
function hear({ log }: Context, listener: () => void): void {
  try {
    listener();
  } catch (error) {
    log.error({ err: error }, 'bug');
  }
}

function refuse(error: unknown): never {
  throw error instanceof StoreUnavailableError ? new StoreUnwritableError({ cause: error }) : error;
}
