import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Schema } from '../schema.ts';
import { codeOf, isLost, isReadOnly } from './faults.ts';
import { type Ask, inLine, kyselyAsking } from './kysely.ts';

/**
 * Milliseconds after which the server ends a transaction whose process has fallen silent: stopped, or cut off. What it
 * held is free then, and whoever comes back is told.
 */
export const SILENT_MS = 5000;
/** Milliseconds between two looks at what became of a commit, and how often it is looked. */
const LOOK_MS = 250;
const LOOKS = 80;

/** The number of the lock that entries take in turns: "wenji" in bytes. */
const ENTRIES = 0x77656e6a69;

/** Nobody knows whether the transaction was committed: the connection was lost, and the server does not come back. */
export class CommitUnknownError extends Error {
  readonly code = '08007';
}

export interface Begin {
  /** Whether entries of every process wait for each other. */
  alone: boolean;
  /** Milliseconds that a lock is waited for. */
  patience: number;
  /** Whose transactions come one after the other: a word that stands nowhere else, of letters and digits. */
  writer: string;
}

/** One transaction on a connection of its own. */
export class Transaction {
  readonly db: Kysely<Schema>;
  readonly #pool: pg.Pool;
  readonly #client: pg.PoolClient;
  readonly #ask: Ask;
  readonly #id: string;
  readonly #writer: string;

  private constructor(pool: pg.Pool, client: pg.PoolClient, id: string, writer: string) {
    this.#pool = pool;
    this.#client = client;
    this.#id = id;
    this.#writer = writer;
    this.#ask = inLine(client);
    this.db = kyselyAsking(this.#ask);
  }

  /** Begins, and waits its turn. Throws what PostgreSQL or the connection says, and then nothing is held. */
  static async begin(pool: pg.Pool, { alone, patience, writer }: Begin): Promise<Transaction> {
    const client = await pool.connect();
    try {
      // One way to the server and back. What is set is set for this transaction alone.
      const results = (await client.query(
        [
          'BEGIN ISOLATION LEVEL READ COMMITTED',
          `SET LOCAL lock_timeout = ${patience}`,
          `SET LOCAL idle_in_transaction_session_timeout = ${SILENT_MS}`,
          // Never less than on the disk, and what an operator wants beyond that.
          `SELECT set_config('synchronous_commit', 'on', true)
           WHERE current_setting('synchronous_commit') <> 'remote_apply'`,
          ...(alone ? [`SELECT pg_advisory_xact_lock(${ENTRIES})`] : []),
          'SELECT pg_current_xact_id()::text AS id',
        ].join('; '),
      )) as unknown as pg.QueryResult<{ id: string }>[];
      return new Transaction(pool, client, results.at(-1)?.rows[0]?.id ?? '', writer);
    } catch (error) {
      await giveBack(client, inLine(client), error);
      throw error;
    }
  }

  /**
   * The same connection for a part of the work. What is asked for before the part ends runs before whatever comes after it;
   * what is asked for later would be somebody else's, and is refused.
   */
  part(): { db: Kysely<Schema>; end(): void } {
    let ended = false;
    const ask: Ask = async (...statement) => {
      if (ended) throw new Error('The write that asks for this is over');
      return this.#ask(...statement);
    };
    return {
      db: kyselyAsking(ask),
      end() {
        ended = true;
      },
    };
  }

  /** Sets a point to which `rollBackTo` goes back. Points are nested; the name means the innermost. */
  async savepoint(): Promise<void> {
    await this.#ask('SAVEPOINT entry');
  }

  async release(): Promise<void> {
    await this.#ask('RELEASE entry');
  }

  async rollBackTo(): Promise<void> {
    await this.#ask('ROLLBACK TO entry; RELEASE entry');
  }

  /**
   * Commits. Where the connection is lost meanwhile, the server is asked what became of it, so that nothing is told that
   * is not so. Throws CommitUnknownError where it does not answer in time either.
   */
  async commit(): Promise<void> {
    try {
      await this.#ask(`${markOf(this.#writer, this.#id)}; COMMIT`);
      this.#client.release();
    } catch (error) {
      this.#client.release(true);
      if (!isLost(error) || !(await this.#wasCommitted(error))) throw error;
    }
  }

  async rollBack(error: unknown): Promise<void> {
    await giveBack(this.#client, this.#ask, error);
  }

  /**
   * The status says only whether a transaction of this number has ended: a server that crashed before its log had our
   * number gives it to somebody else. Whose it was, its mark says.
   */
  async #wasCommitted(cause: unknown): Promise<boolean> {
    for (let at = 0; at < LOOKS; at++) {
      try {
        const { rows } = await this.#pool.query<{ status: string | null }>(
          'SELECT pg_xact_status($1::text::xid8) AS status',
          [this.#id],
        );
        const status = rows[0]?.status;
        if (status === 'committed') return await this.#isMarked();
        if (status === 'aborted') return false;
      } catch (error) {
        // The number lies ahead: the server crashed, and its log had nothing of ours.
        if (codeOf(error) === '22023') return false;
      }
      await sleep(LOOK_MS);
    }
    throw new CommitUnknownError('It is not known whether the write was kept', { cause });
  }

  async #isMarked(): Promise<boolean> {
    const { rows } = await this.#pool.query<{ mark: string }>(
      'SELECT mark FROM commit_mark WHERE writer = $1',
      [this.#writer],
    );
    return rows[0]?.mark === this.#id;
  }
}

/**
 * Written with the commit, by one way to the server and back. A writer's next transaction begins once it is known what
 * became of the last one, and no two processes have the same writer, so that a mark is there where its transaction is. In
 * a transaction in which a statement failed, and nobody minded, this fails.
 */
const markOf = (writer: string, id: string) =>
  `INSERT INTO commit_mark (writer, mark, day) VALUES ('${writer}', '${id}', current_date)
   ON CONFLICT (writer) DO UPDATE SET mark = excluded.mark, day = excluded.day`;

/**
 * Gives a connection back without what it had begun. One that does not even do that is closed, and one that takes no
 * writes: the next may, where another server has taken over or the reason has gone.
 */
async function giveBack(client: pg.PoolClient, ask: Ask, error: unknown): Promise<void> {
  if (isLost(error) || isReadOnly(error)) return client.release(true);
  try {
    await ask('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}
