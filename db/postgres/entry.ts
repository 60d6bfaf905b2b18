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

/** An entry of a transaction; its parts run one after the other. */
export function entryOf(transaction: Transaction, heard: Heard): Entry {
  let parts: Promise<unknown> = Promise.resolve();
  return {
    db: transaction.db,
    nested: (inner) => {
      const part = parts.then(() => guarded(transaction, inner, heard));
      parts = part.catch(() => {});
      return part;
    },
    afterCommit: (listener) => void heard.listeners.push(listener),
    note: (value) => void heard.noted.push(value),
  };
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
    const value = await work(entryOf(transaction, mine));
    await transaction.release();
    heard.take(mine);
    return value;
  } catch (error) {
    if (!faultOf(error)) await transaction.rollBackTo();
    throw error;
  }
}

/** After the commit: the listeners hear of the write, then whoever asked for it. */
export function tell(job: Waiting<unknown>, value: unknown, listeners: (() => void)[]): void {
  try {
    for (const listener of listeners) listener();
    job.resolve(value);
  } catch (error) {
    job.reject(error);
  }
}
