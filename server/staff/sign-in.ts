import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import { fits } from './passwords.ts';
import { beginSession, endSession, findStanding } from './sessions.ts';
import * as queries from './staff.queries.ts';
import { findOfficer, signInNameOf } from './staff.ts';
import { forgetTries, giveBackTry, takeCallersTry, takeTry } from './tries.ts';

const SLOWER_MS = 50;

export interface Credentials {
  name: string;
  password: string;
  /** Stands for where the request came from; counted under a key, kept nowhere. */
  caller: string;
  /** The session that the browser had until now: it ends. */
  earlierToken?: string | undefined;
}

export type SignInOutcome =
  | { token: string }
  | { refused: 'wrong' }
  | { refused: 'expired' }
  | { refused: 'too-many'; waitSeconds: number };

/**
 * Begins a new session, which may ask for more before it opens anything. An unknown name, a wrong password and a disabled
 * account are the same, in words and in time; each try makes the next slower, and after five within fifteen minutes for a
 * name, or thirty of a caller, all are refused. A temporary password past its day is told apart from a wrong one only to
 * whoever knows it.
 */
export async function signIn(ctx: Context, credentials: Credentials): Promise<SignInOutcome> {
  const name = signInNameOf(credentials.name);
  const byCaller = await takeCallersTry(ctx, credentials.caller);
  if ('waitSeconds' in byCaller) return refuse(ctx, { refused: 'too-many', ...byCaller });
  const byName = await takeTry(ctx, name);
  if ('waitSeconds' in byName) return refuse(ctx, { refused: 'too-many', ...byName });
  await pause(byName.earlier * SLOWER_MS);
  const known = await queries.findSignIn(ctx.db, name);
  const right = await fits(credentials.password, known?.password_hash);
  const officer = known && right ? await findOfficer(ctx, known.id) : undefined;
  if (!officer) return refuse(ctx, { refused: 'wrong' });
  await byCaller.giveBack();
  const until = known?.password_temporary_until;
  if (until && until <= ctx.clock.real().toISOString()) return refuse(ctx, { refused: 'expired' });
  return { token: await begin(ctx, officer, { ...credentials, ...byName, name }) };
}

function refuse(ctx: Context, outcome: SignInOutcome & { refused: string }): SignInOutcome {
  ctx.log.warn({ refused: outcome.refused }, 'sign-in refused');
  return outcome;
}

type Right = Pick<Credentials, 'name' | 'earlierToken'> & { at: string };

const begin = (ctx: Context, officer: SignedIn, { name, earlierToken, at }: Right) =>
  ctx.store.write(async (tx) => {
    if (earlierToken) await endSession(tx, earlierToken);
    await record(tx, {
      officerId: officer.id,
      departmentId: officer.department.id,
      act: 'session.begun',
      subject: officer.id,
    });
    const token = await beginSession(tx, officer.id);
    const standing = await findStanding(tx, token);
    // Else a right password would clear away the wrong codes, and codes could be tried for ever.
    if (standing?.step === 'code') await giveBackTry(tx, name, at);
    else await forgetTries(tx, name);
    return token;
  });

/** Ends the session, wherever else its cookie may be. */
export const signOut = (ctx: Context, token: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const officerId = await endSession(tx, token);
    if (officerId)
      await record(tx, { officerId, departmentId: null, act: 'session.ended', subject: officerId });
  });
