import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type Entry, type Rewritten, type Store, type StoreFault, StoreUnavailableError } from '#db/store.ts';
import type { StoreWatch } from '#db/store-options.ts';
import { dayOf } from '#shared/time.ts';
import type { ActListener, ResponseAct } from './acts.ts';
import type { Clock } from './clock.ts';
import type { Env } from './env.ts';
import { StoreUnwritableError } from './errors.ts';
import { countMeta, findMeta, upsertMeta } from './installation.queries.ts';
import type { Log } from './log.ts';
import type { Pages } from './pages.ts';
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
  /** Public pages kept in memory; a verb that changes what they say expires them: `store.expirePages`. */
  pages: Pages;
  /** Bytes that nobody can guess. */
  random(bytes: number): Buffer;
}

/** What the entries of a write tell other processes. */
export type Noted = { act: ResponseAct; today: string; erased: boolean } | 'pages';

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
  /**
   * A way to write many like things at once, each as if by itself; see `Store.grouped`. Where the caller is in a write
   * already, each item is a part of it. Make it once for a context.
   */
  grouped<I, R>(work: (ctx: Context, items: readonly I[]) => Promise<R[]>): (item: I) => Promise<R>;
  /** Reads everything as it stands at one moment of commit order. */
  atOneMoment<T>(read: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
  /** Runs the listener once the running write is durable, in commit order. Throws outside a write. */
  afterCommit(listener: () => void): void;
  /**
   * Tells every process's counters of an act, once the running write is durable. `erased`: its answers may stand nowhere
   * any more, not even in what is told. Throws outside a write.
   */
  announce(act: ResponseAct, how?: { erased: boolean }): void;
  /** Lets go of kept pages, in every process, once the running write is durable. Throws outside a write. */
  expirePages(): void;
  /**
   * Notes that the running write erases: the log is emptied soon after its commit, and the store rewritten in the next
   * night. Throws outside a write.
   */
  noteErasure(): void;
}

/** What jobs, readiness and figures ask of the store; nothing that a verb needs, and nothing for inside a write. */
export interface Upkeep {
  /** Whether other processes write to the store too, so that what this one remembers may be old. */
  readonly shared: boolean;
  /** A number that is another one once a write has erased, whichever process's. */
  erasures(): Promise<number>;
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

/** In `store_meta` of a shared store: how many writes have erased. */
const ERASURES = 'erasing_writes';

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
            if (erases && store.shared) await countMeta(entry.db, ERASURES);
            return value;
          })
          .catch(refuse),
      grouped: (work) => {
        const add = store.grouped((entry, items: readonly never[]) =>
          work(inEntry(ctx, entry, unerased), items),
        );
        return (item) => add(item as never).catch(refuse);
      },
      atOneMoment: (read) => store.atOneMoment(read).catch(refuse),
      afterCommit: outside('afterCommit'),
      announce: outside('announce'),
      expirePages: outside('expirePages'),
      noteErasure: outside('noteErasure'),
    },
    upkeep: {
      shared: store.shared,
      erasures: async () => (store.shared ? Number((await findMeta(store.db, ERASURES)) ?? 0) : erasures),
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
  const { shared } = outer.upkeep;
  const note = (noted: Noted) => shared && entry.note(noted);
  const nested = <T>(work: (ctx: Context) => Promise<T>) =>
    entry.nested((inner) => work(inEntry(ctx, inner, erased)));
  const ctx: Context = {
    ...outer,
    db: entry.db,
    store: {
      write: nested,
      grouped: (work) => async (item) => (await nested((tx) => work(tx, [item])))[0] as never,
      atOneMoment: (read) => read(entry.db),
      afterCommit: (listener) => entry.afterCommit(() => hear(outer, listener)),
      announce(act, { erased } = { erased: false }) {
        for (const listener of outer.listeners) this.afterCommit(() => listener(act));
        note({ act, today: dayOf(outer.clock.now()), erased });
      },
      expirePages() {
        this.afterCommit(() => outer.pages.expire());
        note('pages');
      },
      noteErasure: erased,
    },
  };
  return ctx;
}

const outside = (what: string) => () => {
  throw new Error(`${what} belongs inside a write`);
};

/** What is grouped is new, and erases nothing. */
const unerased = () => {
  throw new Error('What is grouped erases nothing');
};

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
