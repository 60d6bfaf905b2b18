import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Context } from '../context.ts';
import { record } from './audit.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import * as queries from './second-factor.queries.ts';
import type { Standing } from './sessions.ts';

/** RFC 6238 as every authenticator knows it; a step earlier or later is taken, for clocks that are not exact. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 };
const DRIFT = 1;

/** Digits as typed, in any width and grouping. */
const plain = (typed: string) => typed.normalize('NFKC').replace(/\s/g, '');

/** The time step for which the code is right; undefined when it is not, or its step or a later one was taken before. */
function stepOf(ctx: Context, secret: Buffer, code: string, taken: number | null): number | undefined {
  const timestamp = ctx.clock.real().getTime();
  const totp = new TOTP({ ...form, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });
  const token = plain(code);
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totp.validate({ token, timestamp, window: DRIFT });
  if (delta === null) return undefined;
  const step = totp.counter({ timestamp }) + delta;
  return taken !== null && step <= taken ? undefined : step;
}

/** Sealed to its officer: AES-256-GCM, nonce, tag, secret. */
function seal(ctx: Context, officerId: string, secret: Buffer): Buffer {
  const nonce = ctx.random(12);
  const cipher = createCipheriv('aes-256-gcm', ctx.secrets.key('second-factor'), nonce);
  cipher.setAAD(Buffer.from(officerId));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function unseal(ctx: Context, officerId: string, sealed: Uint8Array): Buffer {
  const box = Buffer.from(sealed);
  const key = ctx.secrets.key('second-factor');
  const opener = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12), { authTagLength: 16 });
  opener.setAAD(Buffer.from(officerId)).setAuthTag(box.subarray(12, 28));
  return Buffer.concat([opener.update(box.subarray(28)), opener.final()]);
}

/** The secret that a session offers: the same at each look, another in another session, in no store until confirmed. */
const offered = (ctx: Context, sessionId: string) =>
  createHmac('sha256', ctx.secrets.key('second-factor'))
    .update(`enrolment\0${sessionId}`)
    .digest()
    .subarray(0, 20);

/** What a device needs to know: as an address for its camera, and as letters to type. */
export function enrolmentOf(
  ctx: Context,
  standing: Standing,
  issuer: string,
): { uri: string; secret: string } {
  const secret = new Secret({ buffer: new Uint8Array(offered(ctx, standing.sessionId)).buffer });
  // Some authenticators take a colon in a name for the end of the issuer.
  const totp = new TOTP({ ...form, secret, issuer: issuer.replaceAll(':', ' '), label: standing.signInName });
  return { uri: totp.toString(), secret: secret.base32 };
}

/** Keeps the device whose first code is right, and gives ten recovery codes; undefined when the code is wrong. */
export const enrol = (ctx: Context, standing: Standing, code: string): Promise<string[] | undefined> =>
  ctx.store.write(async (tx) => {
    const { officer, sessionId } = standing;
    const secret = offered(tx, sessionId);
    const step = stepOf(tx, secret, code, null);
    if (step === undefined) return undefined;
    const device = {
      totp_secret: seal(tx, officer.id, secret),
      totp_confirmed_at: tx.clock.real().toISOString(),
      totp_step: step,
    };
    if (!(await queries.enrol(tx.db, officer.id, device))) return undefined;
    await record(tx, {
      officerId: officer.id,
      departmentId: officer.department.id,
      act: 'second-factor.enrolled',
      subject: officer.id,
    });
    return replaceRecoveryCodes(tx, officer.id);
  });

/** Whether it was in this session that the officer's device was set up: no other was ever offered its secret. */
export async function wasEnrolledIn(ctx: Context, { officer, sessionId }: Standing): Promise<boolean> {
  const device = await queries.findSecondFactor(ctx.db, officer.id);
  if (!device?.totp_secret) return false;
  return timingSafeEqual(unseal(ctx, officer.id, device.totp_secret), offered(ctx, sessionId));
}

/** Part of the running write. Whether the code of the officer's device is right and was not taken before. */
export async function takeCode(tx: Context, officerId: string, code: string): Promise<boolean> {
  const device = await queries.findSecondFactor(tx.db, officerId);
  if (!device?.totp_secret || !device.totp_confirmed_at) return false;
  const step = stepOf(tx, unseal(tx, officerId, device.totp_secret), code, device.totp_step);
  if (step === undefined) return false;
  await queries.takeStep(tx.db, officerId, step);
  return true;
}

/** Since when the officer has a device; undefined: none. */
export const enrolledAt = async (ctx: Context, officerId: string): Promise<Date | undefined> => {
  const at = (await queries.findSecondFactor(ctx.db, officerId))?.totp_confirmed_at;
  return at ? new Date(at) : undefined;
};
