import { createHmac } from 'node:crypto';
import type { Context } from '../context.ts';
import * as queries from './second-factor.queries.ts';
import { newSlipWord } from './temporary-passwords.ts';

const CODES = 10;

/** Typed from paper: case, spaces and dashes do not matter. */
const plain = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

const hashOf = (ctx: Context, officerId: string, code: string) =>
  createHmac('sha256', ctx.secrets.key('second-factor'))
    .update(`recovery\0${officerId}\0${plain(code)}`)
    .digest('hex');

/** Part of the running write. Ten new codes instead of those before, kept as hashes only: shown once. */
export async function replaceRecoveryCodes(tx: Context, officerId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => newSlipWord(tx, 12));
  await queries.deleteRecoveryCodes(tx.db, officerId);
  const rows = codes.map((code) => ({
    officer_id: officerId,
    hash: hashOf(tx, officerId, code),
    used_at: null,
  }));
  await queries.insertRecoveryCodes(tx.db, rows);
  return codes;
}

/** Part of the running write. Whether the code was good; it is not a second time. */
export const useRecoveryCode = (tx: Context, officerId: string, code: string): Promise<boolean> =>
  queries.useRecoveryCode(tx.db, officerId, hashOf(tx, officerId, code), tx.clock.real().toISOString());

export const countRecoveryCodes = async (ctx: Context, officerId: string): Promise<number> =>
  (await queries.listUnusedRecoveryCodes(ctx.db, officerId)).length;

/** Whether these are all of the officer's codes, which nobody knows who has not seen them. */
export async function areRecoveryCodes(ctx: Context, officerId: string, codes: string[]): Promise<boolean> {
  const good = new Set(await queries.listUnusedRecoveryCodes(ctx.db, officerId));
  const given = new Set(codes.map((code) => hashOf(ctx, officerId, code)));
  return good.size > 0 && given.size === good.size && [...given].every((hash) => good.has(hash));
}
