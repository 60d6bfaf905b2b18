import type { Waiting } from '../queue.ts';
import type { Entry } from '../store.ts';
import { faultOf } from './faults.ts';
import type { Transaction } from './transaction.ts';

/** What an entry asked for, to be done with its transaction. */
export class Heard {
  readonly listeners: (() => void)[] = [];
  readonly noted: unknown[] = [];

  take({ listeners, noted }: Heard): void {
    this.listeners.push(...listeners);
    this.noted.push(...noted);
  }
}

/** Runs work as an entry of a transaction; its parts run one after the other, and none of it goes on after its end. */
export async function inEntry<T>(
  transaction: Transaction,
  heard: Heard,
  work: (entry: Entry) => Promise<T>,
): Promise<T> {
  const { db, end } = transaction.part();
  let ended = false;
  let parts: Promise<unknown> = Promise.resolve();
  const entry: Entry = {
    db,
    nested: async (inner) => {
      if (ended) throw new Error('The write that asks for this is over');
      const part = parts.then(() => guarded(transaction, inner, heard));
      parts = part.catch(() => {});
      return part;
    },
    afterCommit: (listener) => void heard.listeners.push(listener),
    note: (value) => void heard.noted.push(value),
  };
  try {
    return await work(entry);
  } finally {
    ended = true;
    end();
    await parts;
  }
}

/** What fails leaves nothing, and the transaction goes on. */
export async function guarded<T>(
  transaction: Transaction,
  work: (entry: Entry) => Promise<T>,
  heard: Heard,
): Promise<T> {
  const mine = new Heard();
  await transaction.savepoint();
  try {
    const value = await inEntry(transaction, mine, work);
    await transaction.release();
    heard.take(mine);
    return value;
  } catch (error) {
    if (!faultOf(error)) await transaction.rollBackTo();
    throw error;
  }
}

/** After the commit of what was written at once; a listener that fails is everybody's. */
export function tellAll(
  jobs: readonly Waiting<unknown>[],
  values: readonly unknown[],
  listeners: (() => void)[],
): void {
  try {
    for (const listener of listeners) listener();
    jobs.forEach((job, at) => void job.resolve(values[at]));
  } catch (error) {
    for (const job of jobs) job.reject(error);
  }
}
