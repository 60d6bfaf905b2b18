import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { actOn } from './acting.ts';
import { eraseWords } from './erasing.ts';
import * as queries from './inquiries.queries.ts';
import { readInquiry } from './inquiries.ts';

/**
 * Takes a case back for whoever holds its receipt: words, additions and contacts go at once, number, kind, channel, day and
 * acts stay. What was under way ends; what was answered stays answered. Again it changes nothing. Throws NotFoundError,
 * NotInThisStateError (it was handed over to another office, which has it), StoreUnwritableError.
 */
export const withdrawInquiry = (ctx: Context, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const row = await queries.findById(tx.db, id);
    if (!row) throw new NotFoundError();
    if (row.withdrawn_day !== null) return;
    const { standing } = await readInquiry(tx, row);
    await actOn(tx, { id, seq: standing.seq }, 'withdraw', {});
    await eraseWords(tx, row);
  });
