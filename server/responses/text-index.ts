import type { Context } from '../context.ts';
import { insertTextKeys } from './responses.queries.ts';
import * as queries from './text-index.queries.ts';

/** Texts that are looked at together. */
const PORTION = 200;

/** Makes texts that were stored before there was an index findable, in portions; tells how many. */
export async function indexTexts(ctx: Context): Promise<number> {
  let indexed = 0;
  let after = -1;
  for (;;) {
    const end = await queries.findPortionEnd(ctx.db, after, PORTION);
    if ((await queries.listUnindexed(ctx.db, after, end)).length > 0)
      indexed += await indexPortion(ctx, after, end);
    if (end === undefined) return indexed;
    after = end;
    await new Promise<void>((next) => setImmediate(next));
  }
}

const indexPortion = (ctx: Context, after: number, end: number | undefined): Promise<number> =>
  ctx.store.write(async (tx) => {
    const missing = await queries.listUnindexed(tx.db, after, end);
    if (missing.length > 0) await insertTextKeys(tx.db, missing);
    return missing.length;
  });
