import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import { fits } from './passwords.ts';
import { beginSession, endSession } from './sessions.ts';
import * as queries from './staff.queries.ts';
import { findOfficer, signInNameOf } from './staff.ts';
import { triesOf } from './tries.ts';

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
  | { token: string; officer: SignedIn }
  | { refused: 'wrong' }
  | { refused: 'too-many'; waitSeconds: number };

/**
 * Begins a new session. An unknown name, a wrong password and a disabled account are the same, in words and in time;
 * each try makes the next slower, and after five within fifteen minutes for a name or a caller all are refused.
 */
export async function signIn(ctx: Context, credentials: Credentials): Promise<SignInOutcome> {
  const tries = triesOf(ctx);
  const name = signInNameOf(credentials.name);
  const [byName, byCaller] = [keyOf(ctx, `name ${name}`), keyOf(ctx, `caller ${credentials.caller}`)];
  const taken = tries.take([byName, byCaller], ctx.clock.real());
  if ('waitSeconds' in taken) return refuse(ctx, { refused: 'too-many', ...taken });
  await pause(taken.earlier * SLOWER_MS);
  const known = await queries.findSignIn(ctx.db, name);
  const right = await fits(credentials.password, known?.password_hash);
  const officer = known && right ? await findOfficer(ctx, known.id) : undefined;
  if (!officer) return refuse(ctx, { refused: 'wrong' });
  tries.forget(byName);
  tries.giveBack(byCaller);
  return { token: await begin(ctx, officer, credentials.earlierToken), officer };
}

const keyOf = (ctx: Context, what: string) =>
  createHmac('sha256', ctx.secrets.key('rate')).update(`sign-in ${what}`).digest('base64url');

function refuse(ctx: Context, outcome: SignInOutcome & { refused: string }): SignInOutcome {
  ctx.log.warn({ refused: outcome.refused }, 'sign-in refused');
  return outcome;
}

const begin = (ctx: Context, officer: SignedIn, earlierToken: string | undefined) =>
  ctx.store.write(async (tx) => {
    if (earlierToken) await endSession(tx, earlierToken);
    await record(tx, {
      officerId: officer.id,
      departmentId: officer.department.id,
      act: 'session.begun',
      subject: officer.id,
    });
    return beginSession(tx, officer.id);
  });

/** Ends the session, wherever else its cookie may be. */
export const signOut = (ctx: Context, token: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const officerId = await endSession(tx, token);
    if (officerId)
      await record(tx, { officerId, departmentId: null, act: 'session.ended', subject: officerId });
  });
