import type { Context } from '../context.ts';
import { record } from './audit.ts';
import { areRecoveryCodes, countRecoveryCodes, useRecoveryCode } from './recovery-codes.ts';
import { takeCode, wasEnrolledIn } from './second-factor.ts';
import { endSession, rotateSession, type Standing } from './sessions.ts';
import { forgetTries, TRIES, takeTry, WINDOW_MS } from './tries.ts';

/** A code of the device, or one from the paper instead. */
export type Proof = { code: string } | { recovery: string };

export type ProofOutcome =
  | { proven: true; recoveryCodesLeft?: number }
  | { refused: 'wrong' }
  | { refused: 'too-many'; waitSeconds: number };

/**
 * Whether the officer has the device or the paper. A wrong proof counts as a wrong try to sign in; the fifth, and whatever
 * comes after it, ends the session: `too-many`.
 */
export async function prove(
  ctx: Context,
  token: string,
  { officer, signInName }: Standing,
  proof: Proof,
): Promise<ProofOutcome> {
  const taken = await takeTry(ctx, signInName);
  if ('waitSeconds' in taken) return end(ctx, token, taken.waitSeconds);
  const outcome = await ctx.store.write(async (tx): Promise<ProofOutcome> => {
    const recovery = 'recovery' in proof;
    const right = recovery
      ? await useRecoveryCode(tx, officer.id, proof.recovery)
      : await takeCode(tx, officer.id, proof.code);
    if (!right) return { refused: 'wrong' };
    await forgetTries(tx, signInName);
    if (!recovery) return { proven: true };
    const recoveryCodesLeft = await countRecoveryCodes(tx, officer.id);
    await record(tx, {
      officerId: officer.id,
      departmentId: officer.department.id,
      act: 'recovery-code.used',
      subject: officer.id,
      detail: { left: recoveryCodesLeft },
    });
    return { proven: true, recoveryCodesLeft };
  });
  if ('refused' in outcome && taken.earlier + 1 >= TRIES) return end(ctx, token, WINDOW_MS / 1000);
  return outcome;
}

async function end(ctx: Context, token: string, waitSeconds: number): Promise<ProofOutcome> {
  ctx.log.warn({ refused: 'too-many' }, 'second factor refused');
  await ctx.store.write(async (tx) => {
    const officerId = await endSession(tx, token);
    if (officerId)
      await record(tx, { officerId, departmentId: null, act: 'session.refused', subject: officerId });
  });
  return { refused: 'too-many', waitSeconds };
}

/** The session has its second factor from now on, under the token that is given; undefined when it has ended. */
export const verifySession = (
  ctx: Context,
  token: string,
  { officer }: Standing,
): Promise<string | undefined> =>
  ctx.store.write(async (tx) => {
    const next = await rotateSession(tx, token, { verified: true });
    if (next === undefined) return undefined;
    await record(tx, {
      officerId: officer.id,
      departmentId: officer.department.id,
      act: 'session.verified',
      subject: officer.id,
    });
    return next;
  });

/**
 * After enrolment, in the session in which it was done: whoever has all the codes in hand goes on. Undefined when they are
 * not the officer's, and in any other session, for a code that signs in is used up.
 */
export const goOnWithKeptCodes = async (
  ctx: Context,
  token: string,
  standing: Standing,
  codes: string[],
): Promise<string | undefined> => {
  const kept =
    (await wasEnrolledIn(ctx, standing)) && (await areRecoveryCodes(ctx, standing.officer.id, codes));
  return kept ? verifySession(ctx, token, standing) : undefined;
};
