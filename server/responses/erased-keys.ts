import type { Context } from '../context.ts';
import { deleteMeta, findMeta } from '../installation.queries.ts';
import * as queries from './retention.queries.ts';

/** Set while marks of deleted search keys stand in the index; what was cut short goes on at the next run. */
export const UNMERGED = 'keys_unmerged';

/** Pages of the index that are merged in one write. */
const PAGES = 20;

/** Marks that may wait, and their part of the index: where more of it is dead, one step has too much to pass over. */
const MARKS = 500;
const PART = 0.25;

/**
 * Takes the search keys of erased words out of the index, in small writes: now and then while the erasing goes on, and to
 * the end afterwards.
 */
export async function erasedKeys(ctx: Context, signal: AbortSignal) {
  let left = await queries.countTexts(ctx.db);
  let merged = 0;
  return {
    /** After so many texts were erased in all. */
    async clear(texts: number): Promise<void> {
      const marks = texts - merged;
      if (marks < Math.max(MARKS, PART * left)) return;
      left -= marks;
      merged = texts;
      await mergeAll(ctx, signal);
    },
    finish: () => mergeAll(ctx, signal),
  };
}

async function mergeAll(ctx: Context, signal: AbortSignal): Promise<void> {
  if ((await findMeta(ctx.db, UNMERGED)) === undefined) return;
  let pages = -PAGES;
  for (let more = true; more && !signal.aborted; pages = PAGES)
    more = await ctx.store.write(async (tx) => {
      const unfinished = await queries.mergeTextKeys(tx.db, pages);
      if (!unfinished) await deleteMeta(tx.db, UNMERGED);
      tx.store.noteErasure();
      return unfinished;
    });
}
