import type { Context } from '../context.ts';
import * as queries from './clearing.queries.ts';
import { deleteContactsOfDisabled } from './officer-contacts.queries.ts';

const HOUR_MS = 3600_000;

/**
 * Deletes sessions that have ended by themselves, wrong tries that bar nobody any more, and addresses of accounts that
 * open nothing; tells how many.
 */
export const clearSignIns = (ctx: Context): Promise<number> =>
  ctx.store.write(async (tx) => {
    const ago = (hours: number) => new Date(tx.clock.real().getTime() - hours * HOUR_MS).toISOString();
    const cleared =
      (await queries.deleteSessions(tx.db, ago(0.5), ago(8))) +
      (await queries.deleteTries(tx.db, ago(24))) +
      (await deleteContactsOfDisabled(tx.db));
    if (cleared > 0) tx.store.noteErasure();
    return cleared;
  });

/** Ends every session and half sign-in. Part of the running write. */
export const endEverySession = (tx: Context): Promise<void> => queries.deleteEverySession(tx.db);
