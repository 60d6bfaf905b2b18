import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { StoreWatch } from './store-options.ts';

/**
 * The store cannot take the write now; nothing of it was kept, but where a database was out of reach for so long that what
 * became of a commit could not be asked (decision 49). Try again after `retryAfter` seconds.
 */
export class StoreUnavailableError extends Error {
  readonly retryAfter = 5;
}

/**
 * Why the store takes no write: another process holds it, no room, nothing may be written, or the disk, or the way to the
 * server of a database, fails.
 */
export type StoreFault = 'locked' | 'full' | 'read-only' | 'failing';

/** One write in the queue, while it runs. */
export interface Entry {
  db: Kysely<Schema>;
  /** A part that fails or succeeds by itself; parts that begin together run one after the other. */
  nested<T>(work: (entry: Entry) => Promise<T>): Promise<T>;
  /**
   * Called in commit order once the entry is durable; not at all when it, or the part that asked, fails. A listener that
   * throws fails the write, though it is stored, and no other.
   */
  afterCommit(listener: () => void): void;
  /**
   * Tells the other processes of a shared store: what the entries of a transaction noted is written down last in it, by
   * `writeNoted`. Nothing where the entry, or the part that noted, fails.
   */
  note(value: unknown): void;
}

/** What became of a rewriting. */
export interface Rewritten {
  /** Milliseconds for which writes were kept out. */
  ms: number;
  /** Whether the old pages are gone from the store and the log; not so where somebody read from them for too long. */
  emptied: boolean;
}

/**
 * A store of the schema. Writes are entries: each runs as if it were the only one in the world, one after the other,
 * whatever process asks; those that wait share a transaction, and each is answered only after its commit. Inside a write
 * nothing but the database may be awaited.
 */
export interface Store {
  /** To read with; writing through it is a fault. */
  readonly db: Kysely<Schema>;
  /** Whether other processes write to it too, so that nothing that this one remembers holds by itself. */
  readonly shared: boolean;
  /** Runs `work` as one entry. Throws StoreUnavailableError when the queue is full or the store refuses. */
  write<T>(work: (entry: Entry) => Promise<T>): Promise<T>;
  /**
   * A way to write many like things at once: `work` gets those that wait, in a transaction of their own, and gives a
   * result for each in their order. It is not alone: entries run beside it, so that it may rest on nothing but its own
   * statements. What fails is tried again in halves, so that one item fails alone. Throws as `write` does.
   */
  grouped<I, R>(work: (entry: Entry, items: readonly I[]) => Promise<R[]>): (item: I) => Promise<R>;
  /** Reads everything as it stands at one moment of commit order, whatever is written meanwhile. */
  atOneMoment<T>(read: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
  /** Cuts the log of what was written to nothing, where that is ours to do; false where somebody reads from it. */
  emptyLog(): Promise<boolean>;
  /** Writes everything anew, so that nothing that was ever deleted is in a byte of it; writes wait. */
  rewrite(): Promise<Rewritten>;
  /** Whether one more write would be refused. */
  readonly full: boolean;
  /** How many writes wait. */
  readonly waiting: number;
  /** What keeps the store from taking writes, tried where it is not known. */
  health(): Promise<StoreFault | undefined>;
  /** Tells one listener of commits and refusals. */
  watch(listener: StoreWatch): void;
  /** Answers what waits, then closes its connections. */
  close(): Promise<void>;
}
