import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { StoreUnavailableError } from '../store.ts';
import { isLost } from './faults.ts';

/** Milliseconds before each further try, and after which there is none: a server that is started again takes a moment. */
const PAUSES_MS = [0, 20, 100, 300, 600, 800];
const LONG_MS = 2000;

/**
 * Connections that only read. What was asked on one that is lost is asked again on another, unless it belongs to a
 * transaction that had begun. Throws a StoreUnavailableError where the server does not come back in time.
 */
export const rereading = (pool: pg.Pool): PostgresPool => ({
  connect: async () => new Reading(pool, await persistently(() => pool.connect())),
  end: () => pool.end(),
});

class Reading implements PostgresPoolClient {
  readonly #pool: pg.Pool;
  #client: pg.PoolClient | undefined;
  #begun = false;

  constructor(pool: pg.Pool, client: pg.PoolClient) {
    this.#pool = pool;
    this.#client = client;
  }

  query = ((text: string, values: readonly unknown[]) =>
    persistently(async () => {
      this.#client ??= await this.#pool.connect();
      try {
        const result = await this.#client.query(text, values as unknown[]);
        this.#begun ||= /^(begin|start)/i.test(text);
        return result;
      } catch (error) {
        if (!isLost(error)) throw error;
        this.#client.release(true);
        this.#client = undefined;
        if (this.#begun) throw outOfReach(error);
        throw error;
      }
    })) as unknown as PostgresPoolClient['query'];

  release(): void {
    this.#client?.release();
    this.#client = undefined;
  }
}

const outOfReach = (cause: unknown) => new StoreUnavailableError('The store is out of reach', { cause });

async function persistently<T>(ask: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let tries = 1; ; tries++)
    try {
      return await ask();
    } catch (error) {
      if (!isLost(error)) throw error;
      const pause = PAUSES_MS[tries];
      if (pause === undefined || performance.now() - began > LONG_MS) throw outOfReach(error);
      await sleep(pause);
    }
}
