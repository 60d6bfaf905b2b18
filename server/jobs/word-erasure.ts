import type { Context } from '../context.ts';
import * as queries from './word-erasure.queries.ts';

/** Pages of an index that are merged in one write: a few milliseconds. */
const PAGES = 64;

/** What is deleted while an index is merged needs another round; what comes after these waits for the next run. */
const ROUNDS = 3;

/**
 * Erases from the search indexes' files the words of what was withdrawn or corrected, in portions. No search finds them
 * from the moment of the withdrawal; this takes them off the disk.
 */
export async function eraseWords(ctx: Context): Promise<void> {
  for (const table of queries.keysTables)
    for (let round = 0; round < ROUNDS && (await queries.findDeletedWords(ctx.db, table)); round += 1)
      for (let more = true, anew = true; more; anew = false)
        more = await ctx.store.write((tx) => queries.mergeWords(tx.db, table, PAGES, anew));
}
