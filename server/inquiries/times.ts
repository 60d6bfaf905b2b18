import type { Context } from '../context.ts';
import { keepStanding } from './acting.ts';
import * as cases from './inquiries.queries.ts';
import { readInquiry } from './inquiries.ts';
import { FAR, projectionOf } from './projection.ts';
import * as queries from './times.queries.ts';

/**
 * Keeps for lists what the official calendar of a year now lets us work out: it came with a newer program, and no act did.
 * Tells of how many cases.
 */
export async function workOutTimes(ctx: Context, signal: AbortSignal): Promise<number> {
  let known = 0;
  for (let after = ''; !signal.aborted; ) {
    const rows = await queries.listWithoutTime(ctx.db, after);
    for (const row of rows) {
      const { standing } = await readInquiry(ctx, row);
      if (projectionOf(standing).due_at === FAR) continue;
      await ctx.store.write(async (tx) => {
        const now = await cases.findById(tx.db, row.id);
        if (now) await keepStanding(tx, row.id, (await readInquiry(tx, now)).standing);
      });
      known += 1;
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  if (known > 0) ctx.log.info({ cases: known }, 'times of cases are known now');
  return known;
}
