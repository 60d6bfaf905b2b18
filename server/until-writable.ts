import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnwritableError } from './errors.ts';

const AGAIN_MS = 1000;

/** What a server that already answers still has to write: a database that is away just then does not end it. */
export async function untilWritable<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreUnwritableError)) throw error;
      await sleep(AGAIN_MS, undefined, { ref: false });
    }
}
