import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import {
  isPassword,
  type NewPassword,
  type NewPasswordProblem,
  newPasswordProblem,
  takeOwnPassword,
} from './own-passwords.ts';
import { countRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts';
import { enrolledAt } from './second-factor.ts';
import * as queries from './sessions.queries.ts';
import { endSessionsOf, type Standing } from './sessions.ts';
import { type ProofOutcome, prove } from './sign-in-steps.ts';
import { forgetTries, takeTry } from './tries.ts';

/** What an officer sees of the own account beyond post and roles. */
export interface OwnAccount {
  signInName: string;
  /** Undefined: no device. */
  enrolledAt: Date | undefined;
  recoveryCodesLeft: number;
  sessions: OwnSession[];
}

export interface OwnSession {
  id: string;
  begunAt: Date;
  seenAt: Date;
  /** The one that asks. */
  current: boolean;
}

export async function getOwnAccount(
  ctx: Context,
  { officer, sessionId, signInName }: Standing,
): Promise<OwnAccount> {
  const sessions = await queries.listSessionsOf(ctx.db, officer.id);
  return {
    signInName,
    enrolledAt: await enrolledAt(ctx, officer.id),
    recoveryCodesLeft: await countRecoveryCodes(ctx, officer.id),
    sessions: sessions.map(({ id, created_at, seen_at }) => ({
      id,
      begunAt: new Date(created_at),
      seenAt: new Date(seen_at),
      current: id === sessionId,
    })),
  };
}

export type PasswordChange =
  | { token: string }
  | { problem: NewPasswordProblem | 'security.old_password_wrong' }
  | { waitSeconds: number };

/** The old password is asked for, and a wrong one counts as a try to sign in; every other session ends. */
export async function changePassword(
  ctx: Context,
  token: string,
  standing: Standing,
  given: NewPassword & { old: string },
): Promise<PasswordChange> {
  const taken = await takeTry(ctx, standing.signInName);
  if ('waitSeconds' in taken) return taken;
  if (!(await isPassword(ctx, standing.officer.id, given.old)))
    return { problem: 'security.old_password_wrong' };
  await ctx.store.write((tx) => forgetTries(tx, standing.signInName));
  const problem = await newPasswordProblem(ctx, standing, given);
  if (problem) return { problem };
  const next = await takeOwnPassword(ctx, token, standing, given.password);
  return next === undefined ? { problem: 'security.old_password_wrong' } : { token: next };
}

export type Renewal = { codes: string[] } | Extract<ProofOutcome, { refused: string }>;

/** Ten new recovery codes for a code of the device; those before are good no more. */
export async function renewRecoveryCodes(
  ctx: Context,
  token: string,
  standing: Standing,
  code: string,
): Promise<Renewal> {
  const outcome = await prove(ctx, token, standing, { code });
  if ('refused' in outcome) return outcome;
  const { officer } = standing;
  return ctx.store.write(async (tx) => {
    const codes = await replaceRecoveryCodes(tx, officer.id);
    await note(tx, officer, 'recovery-codes.renewed');
    return { codes };
  });
}

/** Ends every session of the officer but the one that asks. */
export const endOtherSessions = (ctx: Context, token: string, { officer }: Standing): Promise<void> =>
  ctx.store.write(async (tx) => {
    await endSessionsOf(tx, officer.id, token);
    await note(tx, officer, 'session.all-ended');
  });

/** Ends one session; nothing happens when it is not the officer's or has ended. */
export const endOwnSession = (ctx: Context, { officer }: Standing, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const own = (await queries.listSessionsOf(tx.db, officer.id)).some((each) => each.id === id);
    if (!own) return;
    await queries.deleteSession(tx.db, id);
    await note(tx, officer, 'session.ended');
  });

const note = (
  tx: Context,
  officer: SignedIn,
  act: 'recovery-codes.renewed' | 'session.all-ended' | 'session.ended',
) => record(tx, { officerId: officer.id, departmentId: officer.department.id, act, subject: officer.id });
