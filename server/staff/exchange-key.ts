import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from './audit.ts';
import { requireCan } from './roles.ts';
import { deleteSetting, findSetting, upsertSetting } from './site-settings.queries.ts';
import { SettingsChangedError } from './site-settings.ts';

/** By which it stands among the settings. */
const KEY = 'exchange-key';
const BYTES = 32;

/** What is known of the key by which the city's 12345 system comes in: not the key itself. */
export interface HeldKey {
  madeAt: Date;
  /** By which a form knows the key that it was opened on. */
  version: string;
}

interface Stored {
  hash: string;
  made_at: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

async function findStored({ db }: Context): Promise<Stored | undefined> {
  const value = await findSetting(db, KEY);
  return value === undefined ? undefined : (JSON.parse(value) as Stored);
}

const versionOf = (stored: Stored | undefined): string => stored?.hash.slice(0, 16) ?? '';

export async function findExchangeKey(ctx: Context): Promise<HeldKey | undefined> {
  const stored = await findStored(ctx);
  return stored && { madeAt: new Date(stored.made_at), version: versionOf(stored) };
}

/** Whether a program gave the key; `none` where this installation has none. */
export async function fitsExchangeKey(ctx: Context, given: string): Promise<'fits' | 'wrong' | 'none'> {
  const stored = await findStored(ctx);
  if (!stored) return 'none';
  return timingSafeEqual(digest(given), Buffer.from(stored.hash, 'hex')) ? 'fits' : 'wrong';
}

/**
 * Makes a key, in the place of the one that the form was opened on, and gives it: only its hash is kept. Throws
 * NotAllowedError, SettingsChangedError, StoreUnwritableError.
 */
export const makeExchangeKey = (ctx: Context, officer: SignedIn, version: string): Promise<string> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'run-site');
    const held = await findStored(tx);
    if (version !== versionOf(held)) throw new SettingsChangedError();
    const key = tx.random(BYTES).toString('base64url');
    const made: Stored = { hash: digest(key).toString('hex'), made_at: tx.clock.now().toISOString() };
    await upsertSetting(tx.db, KEY, JSON.stringify(made));
    await recordKey(tx, officer, 'exchange-key.made', held, made);
    return key;
  });

/** From now on no program comes in. Throws NotAllowedError, NotFoundError, SettingsChangedError, StoreUnwritableError. */
export const endExchangeKey = (ctx: Context, officer: SignedIn, version: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'run-site');
    const held = await findStored(tx);
    if (!held) throw new NotFoundError();
    if (version !== versionOf(held)) throw new SettingsChangedError();
    await deleteSetting(tx.db, KEY);
    await recordKey(tx, officer, 'exchange-key.ended', held, undefined);
  });

const recordKey = (
  tx: Context,
  officer: SignedIn,
  act: string,
  before: Stored | undefined,
  after: Stored | undefined,
) =>
  record(tx, {
    officerId: officer.id,
    departmentId: officer.department.id,
    act,
    subject: KEY,
    before: before && `sha256:${before.hash}`,
    after: after && `sha256:${after.hash}`,
  });
