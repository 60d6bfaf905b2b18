import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { addDays, dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import * as queries from './answering.queries.ts';
import { AnsweringGoneError } from './errors.ts';

/**
 * Half answers of respondents without JavaScript. What was filled in lies sealed in the store (AES-256-GCM) under a
 * key that only the respondent's cookie holds; the store knows the cookie's token by its SHA-256 alone.
 */
export interface Answering {
  token: string;
  versionNo: number;
  answers: Answers;
  /** The entrance by which the respondent came. */
  entrance?: string;
  /** Set when a stored response is being corrected. */
  correction?: { receipt: string; revision: number };
  /** A correction that was sent: only its receipt is left, so that a reload finds it again. */
  sent?: true;
}

/** Days after which a half answer that nobody touched is deleted. */
export const KEPT_DAYS = 7;

const derive = (token: string, use: string, length: number) =>
  Buffer.from(hkdfSync('sha256', token, '', `wenji answering ${use}`, length));

/** The store's id of a half answer. */
export const answeringId = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The Idempotency-Key that belongs to a token: back, reload and double click give the same receipt. */
export const keyOf = (token: string): string => derive(token, 'key', 24).toString('base64url');

/** The seed of the order in which shuffled options are shown. */
export const orderSeed = (token: string): string => derive(token, 'order', 12).toString('base64url');

export const newAnswering = (ctx: Context, versionNo: number): Answering => ({
  token: ctx.random(32).toString('base64url'),
  versionNo,
  answers: {},
});

/** Stores a new half answer. */
export const beginAnswering = (
  ctx: Context,
  questionnaire: Questionnaire,
  answering: Answering,
): Promise<unknown> =>
  ctx.store.write((tx) => queries.insertAnswering(tx.db, rowOf(ctx, questionnaire, answering)));

/** Stores what was filled in since. Throws AnsweringGoneError: what was sent meanwhile must not come back. */
export const changeAnswering = (
  ctx: Context,
  questionnaire: Questionnaire,
  answering: Answering,
): Promise<void> =>
  ctx.store.write(async (tx) => {
    if (!(await queries.updateAnswering(tx.db, rowOf(ctx, questionnaire, answering))))
      throw new AnsweringGoneError();
  });

function rowOf(ctx: Context, questionnaire: Questionnaire, answering: Answering) {
  const { token, versionNo, ...content } = answering;
  const id = answeringId(token);
  return {
    id,
    questionnaire_id: questionnaire.id,
    version_no: versionNo,
    sealed: seal(ctx, token, id, JSON.stringify(content)),
    day: dayOf(ctx.clock.now()),
  };
}

/** The half answer of a cookie's token; undefined when it was sent, discarded or has expired. */
export async function findAnswering(
  ctx: Context,
  questionnaire: Questionnaire,
  token: string | undefined,
): Promise<Answering | undefined> {
  if (!token) return undefined;
  const id = answeringId(token);
  const row = await queries.findAnswering(ctx.db, id);
  if (!row || row.questionnaire_id !== questionnaire.id) return undefined;
  const content = unseal(token, id, Buffer.from(row.sealed));
  return {
    token,
    versionNo: row.version_no,
    ...(JSON.parse(content) as Omit<Answering, 'token' | 'versionNo'>),
  };
}

/** Forgets a half answer, at once. */
export const discardAnswering = (ctx: Context, token: string): Promise<boolean> =>
  ctx.store.write(async (tx) => {
    tx.store.noteErasure();
    return (await queries.deleteAnswering(tx.db, [answeringId(token)])).size === 1;
  });

/** Deletes half answers older than seven days; tells how many. */
export const expireAnswering = (ctx: Context): Promise<number> =>
  ctx.store.write(async (tx) => {
    const before = addDays(dayOf(ctx.clock.now()), -KEPT_DAYS);
    const deleted = await queries.deleteAnsweringBefore(tx.db, before);
    if (deleted > 0) tx.store.noteErasure();
    return deleted;
  });

function seal(ctx: Context, token: string, id: Buffer, content: string): Buffer {
  const nonce = ctx.random(12);
  const cipher = createCipheriv('aes-256-gcm', derive(token, 'seal', 32), nonce).setAAD(id);
  const sealed = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function unseal(token: string, id: Buffer, box: Buffer): string {
  const opener = createDecipheriv('aes-256-gcm', derive(token, 'seal', 32), box.subarray(0, 12)).setAAD(id);
  opener.setAuthTag(box.subarray(12, 28));
  return Buffer.concat([opener.update(box.subarray(28)), opener.final()]).toString('utf8');
}
