import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { StoreUnwritableError } from '../errors.ts';
import type { SignInStep } from '../http/session.ts';
import type { SignedIn } from '../http/signed-in.ts';
import * as queries from './sessions.queries.ts';
import { findOfficer } from './staff.ts';

const MINUTE_MS = 60_000;
const IDLE_MS = 30 * MINUTE_MS;
const ABSOLUTE_MS = 8 * 60 * MINUTE_MS;
/** A clock that was set back further than this ends the sessions that would live longer by it. */
const AHEAD_MS = 2 * MINUTE_MS;

/** The store knows a session only by its token's hash, so that a stolen copy opens nothing. */
export const sessionIdOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const newToken = (tx: Context) => tx.random(32).toString('base64url');

/** To the minute: enough for the limits, too coarse to follow anybody. */
const minuteOf = (at: Date) => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS).toISOString();

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();

/** The times between which a session that still stands was begun and last seen. */
export const standingTimes = (now: Date) => ({
  seenAfter: before(now, IDLE_MS),
  createdAfter: before(now, ABSOLUTE_MS),
  ahead: before(now, -AHEAD_MS),
});

/** Part of the running write. Gives the token, which is kept nowhere; clears away what has expired. */
export async function beginSession(tx: Context, officerId: string): Promise<string> {
  const now = tx.clock.real();
  const token = newToken(tx);
  await queries.deleteSessionsBeyond(tx.db, standingTimes(now));
  const at = minuteOf(now);
  const row = { officer_id: officerId, created_at: at, seen_at: at, verified_at: null };
  await queries.insertSession(tx.db, { id: sessionIdOf(token), ...row });
  return token;
}

/**
 * Part of the running write. The same session under a new token, once it may do more than before; the old token opens
 * nothing from now on. Its 8 hours go on. Undefined when it has ended meanwhile.
 */
export async function rotateSession(
  tx: Context,
  token: string,
  { verified = false } = {},
): Promise<string | undefined> {
  const row = await queries.deleteSession(tx.db, sessionIdOf(token));
  if (!row) return undefined;
  const next = newToken(tx);
  const at = minuteOf(tx.clock.real());
  const verified_at = verified ? at : row.verified_at;
  await queries.insertSession(tx.db, { ...row, id: sessionIdOf(next), seen_at: at, verified_at });
  return next;
}

/** Part of the running write. Gives the officer whose session it was. */
export const endSession = async (tx: Context, token: string): Promise<string | undefined> =>
  (await queries.deleteSession(tx.db, sessionIdOf(token)))?.officer_id;

/** Part of the running write: a role, a password or the account changed. `except` is the token of a session that stays. */
export const endSessionsOf = async (tx: Context, officerId: string, except?: string): Promise<void> => {
  await queries.deleteSessionsOf(tx.db, officerId, except === undefined ? null : sessionIdOf(except));
};

/** A session, its officer, and what is still to be done before it opens the workspace. */
export interface Standing {
  sessionId: string;
  officer: SignedIn;
  signInName: string;
  step: SignInStep | undefined;
}

type Row = NonNullable<Awaited<ReturnType<typeof queries.findSession>>>;

/** A code comes first where there is a device: whoever only has a slip of paper must not get to choose a password. */
function stepOf({ secondFactor }: Context, row: Row): SignInStep | undefined {
  const enrolled = row.totp_confirmed_at !== null;
  if (secondFactor && enrolled && row.verified_at === null) return 'code';
  if (row.password_temporary_until !== null) return 'password';
  return secondFactor && !enrolled ? 'enrolment' : undefined;
}

/** Whether a session still opens anything. */
export function standsAt(
  { seen_at, created_at }: { seen_at: string; created_at: string },
  now: Date,
): boolean {
  const { seenAfter, createdAfter, ahead } = standingTimes(now);
  return seen_at > seenAfter && created_at > createdAfter && seen_at <= ahead && created_at <= ahead;
}

const hasExpired = (now: Date, row: Row) =>
  !standsAt(row, now) ||
  (row.password_temporary_until !== null && row.password_temporary_until <= now.toISOString());

/** A session that has not been idle for 30 minutes and is not 8 hours old, in real time. */
export async function findStanding(ctx: Context, token: string): Promise<Standing | undefined> {
  const now = ctx.clock.real();
  const row = await queries.findSession(ctx.db, sessionIdOf(token));
  if (!row || hasExpired(now, row)) return undefined;
  if (row.seen_at < minuteOf(now))
    await ctx.store.write((tx) => queries.touchSession(tx.db, row.id, minuteOf(now))).catch(unlessUnwritable);
  const officer = await findOfficer(ctx, row.officer_id);
  return officer && { sessionId: row.id, officer, signInName: row.sign_in_name, step: stepOf(ctx, row) };
}

/** The officer of a session for whom nothing is still to be done. */
export async function findSignedIn(ctx: Context, token: string): Promise<SignedIn | undefined> {
  const standing = await findStanding(ctx, token);
  return standing && !standing.step ? standing.officer : undefined;
}

/** What is still to be done before the session opens anything. */
export const findSignInStep = async (ctx: Context, token: string): Promise<SignInStep | undefined> =>
  (await findStanding(ctx, token))?.step;

/** A store that takes no writes just now can still be read by officers. */
function unlessUnwritable(error: unknown): void {
  if (!(error instanceof StoreUnwritableError)) throw error;
}
