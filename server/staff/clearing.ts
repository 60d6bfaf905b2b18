import type { Context } from '../context.ts';
import * as queries from './clearing.queries.ts';
import { deleteContactsOfDisabled } from './officer-contacts.queries.ts';
import { deleteSessionsBeyond } from './sessions.queries.ts';
import { standingTimes } from './sessions.ts';

const DAY_MS = 86_400_000;

/**
 * Deletes sessions that have ended by themselves or by a clock that was set back, wrong tries that bar nobody any more,
 * and addresses of accounts that open nothing; tells how many.
 */
export const clearSignIns = (ctx: Context): Promise<number> =>
  ctx.store.write(async (tx) => {
    const now = tx.clock.real();
    const cleared =
      (await deleteSessionsBeyond(tx.db, standingTimes(now))) +
      (await queries.deleteTries(tx.db, new Date(now.getTime() - DAY_MS).toISOString())) +
      (await deleteContactsOfDisabled(tx.db));
    if (cleared > 0) tx.store.noteErasure();
    return cleared;
  });

/** Ends every session and half sign-in. Part of the running write. */
export const endEverySession = (tx: Context): Promise<void> => queries.deleteEverySession(tx.db);
