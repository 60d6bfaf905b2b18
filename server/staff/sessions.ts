import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { StoreUnwritableError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import * as queries from './sessions.queries.ts';
import { findOfficer } from './staff.ts';

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 8 * 3600_000;
const TOUCH_MS = 60_000;

/** The store knows a session only by its token's hash, so that a stolen copy opens nothing. */
const idOf = (token: string) => createHash('sha256').update(token).digest('hex');

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();

/** Part of the running write. Gives the token, which is kept nowhere; clears away what has expired. */
export async function beginSession(tx: Context, officerId: string): Promise<string> {
  const now = tx.clock.real();
  const token = tx.random(32).toString('base64url');
  await queries.deleteSessionsBefore(tx.db, before(now, IDLE_MS), before(now, ABSOLUTE_MS));
  const at = now.toISOString();
  await queries.insertSession(tx.db, { id: idOf(token), officer_id: officerId, created_at: at, seen_at: at });
  return token;
}

/** Part of the running write. Gives the officer whose session it was. */
export const endSession = async (tx: Context, token: string): Promise<string | undefined> =>
  (await queries.deleteSession(tx.db, idOf(token)))?.officer_id;

/** Part of the running write: a role, a password or the account changed. `except` is the token of a session that stays. */
export const endSessionsOf = async (tx: Context, officerId: string, except?: string): Promise<void> => {
  await queries.deleteSessionsOf(tx.db, officerId, except === undefined ? null : idOf(except));
};

/** The officer of a session that has not been idle for 30 minutes and is not 8 hours old, in real time. */
export async function findSignedIn(ctx: Context, token: string): Promise<SignedIn | undefined> {
  const now = ctx.clock.real();
  const session = await queries.findSession(ctx.db, idOf(token));
  if (!session || session.seen_at <= before(now, IDLE_MS) || session.created_at <= before(now, ABSOLUTE_MS))
    return undefined;
  if (session.seen_at <= before(now, TOUCH_MS))
    await ctx.store
      .write((tx) => queries.touchSession(tx.db, session.id, now.toISOString()))
      .catch(unlessUnwritable);
  return findOfficer(ctx, session.officer_id);
}

/** A store that takes no writes just now can still be read by officers. */
function unlessUnwritable(error: unknown): void {
  if (!(error instanceof StoreUnwritableError)) throw error;
}
