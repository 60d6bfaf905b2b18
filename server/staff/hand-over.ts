import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type Account, getAccount, listAccounts } from './officers.ts';
import { endStandIn, listStandIns, type StandIn, setStandIn } from './stand-ins.ts';

/** Those of the same department who can take the work over: their accounts are open. */
export const listHeirs = async (ctx: Context, { id, department }: Account): Promise<Account[]> =>
  (await listAccounts(ctx)).filter(
    (each) => each.id !== id && each.department.id === department.id && each.state !== 'disabled',
  );

/** To whom the officer's work was handed over; nobody: it was not, or it was taken back. */
export const findHandOver = async (ctx: Context, id: string): Promise<StandIn | undefined> =>
  (await listStandIns(ctx, id)).find(
    (each) => each.kind === 'handover' && each.officerId === id && each.endedAt === undefined,
  );

/**
 * Hands an officer's open work over from today on. Who wrote what stays as it was, so that nobody comes to sign what
 * they wrote. Throws NotFoundError, UnfitDeputyError, StandInOverlapsError, StandInCircularError.
 */
export const handOver = (ctx: Context, by: SignedIn, id: string, deputyId: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    await getAccount(tx, id);
    const fromDay = dayOf(tx.clock.now());
    const kind = 'handover';
    await setStandIn(tx, { officerId: id, deputyId, kind, fromDay, untilDay: null, setBy: by.id });
  });

/** Gives the work back. Nothing happens where none was handed over. */
export const takeBack = (ctx: Context, by: SignedIn, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const standing = await findHandOver(tx, id);
    if (standing) await endStandIn(tx, standing.id, by.id);
  });
