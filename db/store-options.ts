import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { Hearing } from './sqlite/checkpoints.ts';

/** Hears how the queue fares: never what was written. */
export interface StoreWatch {
  /** So many writes shared a transaction, and the commit took so long. */
  committed(writes: number, ms: number): void;
  refused(writes: number): void;
}

/** What a bench or a test may set otherwise than a server does. */
export interface StoreOptions {
  /** The database is known to have the newest schema, and was looked at before. */
  newest?: boolean;
  /** Writes that may wait; one more is refused. */
  queueLimit?: number;
  /** Writes that share a transaction. */
  batchLimit?: number;
  /** Milliseconds that a write waits for another process that holds the store. */
  patience?: number;
  /** Milliseconds after which a process whose turn it is begins no further write in it: others wait for theirs. */
  turn?: number;
  /** Milliseconds that a write waits while the store is rewritten. */
  rewritingPatience?: number;
  /** Runs on the writing thread before each commit, as a slow disk would. */
  beforeCommit?: () => void;
  /** Writes down what entries noted for other processes, as the last thing in their transaction. */
  writeNoted?: (db: Kysely<Schema>, noted: readonly unknown[]) => Promise<void>;
  /** Who hears of checkpoints and their troubles. */
  checkpoints?: Hearing;
  /** The checkpoints' thread; undefined: the writing connection does them. */
  worker?: URL | undefined;
}

/** What a server has. */
export const defaults = {
  newest: false,
  queueLimit: 4000,
  batchLimit: 256,
  patience: 2000,
  turn: 100,
  rewritingPatience: 30_000,
  beforeCommit: () => {},
  writeNoted: async (_db: Kysely<Schema>, _noted: readonly unknown[]) => {},
  checkpoints: {},
};
