import type { Kysely } from 'kysely';
import type { StoreFault } from '#db/faults.ts';
import type { Schema } from '#db/schema.ts';
import { type Entry, type Store, StoreUnavailableError, type StoreWatch } from '#db/store.ts';
import type { ActListener } from './acts.ts';
import type { Clock } from './clock.ts';
import type { Env } from './env.ts';
import { StoreUnwritableError } from './errors.ts';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';

/** Everything a verb may need, passed in. `db` reads; inside a write it is the writing connection. */
export interface Context {
  db: Kysely<Schema>;
  store: Writing;
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
  /** Notes that the running write erases, so that the log is emptied soon after its commit. Throws outside a write. */
  noteErasure(): void;
  /** How many committed writes have erased since this process began. */
  readonly erasures: number;
  /** Cuts the write-ahead log to nothing, so that what was deleted stands in no file; false where somebody reads from it. */
  emptyLog(): Promise<boolean>;
  /** What keeps writes out, tried where it is not known: for whoever watches, never inside a write. */
  health(): Promise<StoreFault | undefined>;
  /** How many writes wait. */
  readonly waiting: number;
  /** Whether one more would be refused. */
  readonly full: boolean;
  /** Tells of commits and refusals from now on, to one listener. */
  watch(listener: StoreWatch): void;
}

/** Gives a context its store. */
export function withStore(base: Omit<Context, 'db' | 'store'>, store: Store): Context {
  let erasures = 0;
  const ctx: Context = {
    ...base,
    db: store.db,
    store: {
      write: (work) => store.write((entry) => work(inEntry(ctx, entry, () => (erasures += 1)))).catch(refuse),
      afterCommit() {
        throw new Error('afterCommit belongs inside a write');
      },
      noteErasure() {
        throw new Error('noteErasure belongs inside a write');
      },
      get erasures() {
        return erasures;
      },
      emptyLog: () => store.emptyLog(),
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
      noteErasure: () => entry.afterCommit(erased),
      erasures: outer.store.erasures,
      emptyLog: () => outer.store.emptyLog(),
      health: () => outer.store.health(),
      waiting: outer.store.waiting,
      full: false,
      watch: outer.store.watch,
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
