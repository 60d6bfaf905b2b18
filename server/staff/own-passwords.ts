import type { Context } from '../context.ts';
import { record } from './audit.ts';
import { type PasswordProblem, passwordProblem } from './password-rules.ts';
import * as queries from './passwords.queries.ts';
import { fits, hashPassword } from './passwords.ts';
import { endSessionsOf, rotateSession, type Standing } from './sessions.ts';

export type NewPasswordProblem = PasswordProblem | 'security.password_again' | 'security.password_same';

export interface NewPassword {
  password: string;
  /** Typed a second time. */
  again: string;
}

/** Why an officer cannot take this password, as the key of its words. */
export async function newPasswordProblem(
  ctx: Context,
  { officer, signInName }: Standing,
  { password, again }: NewPassword,
): Promise<NewPasswordProblem | undefined> {
  const problem = passwordProblem(password, signInName);
  if (problem) return problem;
  if (password !== again) return 'security.password_again';
  const now = await queries.findPassword(ctx.db, officer.id);
  return (await fits(password, now)) ? 'security.password_same' : undefined;
}

/** Whether it is the officer's password now. */
export const isPassword = async (ctx: Context, officerId: string, password: string): Promise<boolean> =>
  fits(password, await queries.findPassword(ctx.db, officerId));

/**
 * The officer's own password from now on; every other session ends, this one goes on under the token that is given.
 * Undefined when it has ended meanwhile: then nothing is changed.
 */
export async function takeOwnPassword(
  ctx: Context,
  token: string,
  { officer }: Standing,
  password: string,
): Promise<string | undefined> {
  const hash = await hashPassword(password);
  return ctx.store.write(async (tx) => {
    const next = await rotateSession(tx, token);
    if (next === undefined) return undefined;
    await endSessionsOf(tx, officer.id, next);
    await queries.setOwnPassword(tx.db, officer.id, hash);
    await record(tx, {
      officerId: officer.id,
      departmentId: officer.department.id,
      act: 'password.changed',
      subject: officer.id,
    });
    return next;
  });
}

/** Where it can be put right. */
export const fieldOfPassword = (problem: NewPasswordProblem | undefined): 'again' | 'password' =>
  problem === 'security.password_again' ? 'again' : 'password';
