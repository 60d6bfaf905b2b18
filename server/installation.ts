import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresStore } from '#db/postgres/store.ts';
import { StoreRefusedError } from '#db/refusals.ts';
import { inspectStore } from '#db/sqlite/inspect.ts';
import { holdDataDir } from '#db/sqlite/lock.ts';
import { makeStore } from '#db/sqlite/make-store.ts';
import { requireNoMove } from '#db/sqlite/moving.ts';
import { SqliteStore } from '#db/sqlite/store.ts';
import type { Store } from '#db/store.ts';
import { dayOf } from '#shared/time.ts';
import { findGeneration, writeNoted } from './acts-feed.ts';
import { type Clock, shiftedClock } from './clock.ts';
import { type Context, withStore } from './context.ts';
import type { Env } from './env.ts';
import { findMeta, upsertMeta } from './installation.queries.ts';
import { type Log, openLog } from './log.ts';
import { keptPages, sharedPages } from './pages.ts';
import { pooledRandom } from './random.ts';
import { checkValue, secretsOf } from './secrets.ts';

/** An installation's parts, opened: its store, its secret checked, its clock. */
export interface Installation {
  ctx: Context;
  demo: boolean;
  close(): Promise<void>;
}

export class WrongSecretError extends StoreRefusedError {
  constructor() {
    super('SECRET_KEY is not the one with which this store was made');
  }
}

/** In `store_meta` of a database while a restore makes it ready: no server may open it before. */
export const RESTORING = 'restoring';

export class HalfRestoredError extends StoreRefusedError {
  constructor() {
    super(
      'A restore into this database is under way, or was cut short: wait for it, or empty the database and restore again',
    );
  }
}

/**
 * Opens (or makes) the installation: in the database of `env.DATABASE_URL`, which any number of processes share, or else
 * in `env.DATA_DIR`, which is held until it is closed. Throws WrongSecretError when the secret is not the store's own,
 * HalfRestoredError unless it is the restore that asks, and whatever else StoreRefusedError is; then nothing is held or
 * open. A clock offset is taken only from a store that the demonstration made. `newest`, for tests: a database is a copy
 * of one that was opened before.
 */
export async function openInstallation(
  env: Env,
  clock?: Clock,
  { restoring = false, newest = false } = {},
): Promise<Installation> {
  const log = openLog(env.LOG_LEVEL);
  const opened = env.DATABASE_URL ? await openShared(env, env.DATABASE_URL, newest) : await openOwn(env, log);
  try {
    if (!restoring && (await findMeta(opened.store.db, RESTORING)) !== undefined)
      throw new HalfRestoredError();
    return { ...(await assemble(env, opened.store, log, clock)), close: opened.close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

interface Opened {
  store: Store;
  close(): Promise<void>;
}

async function openShared(env: Env, url: string, newest: boolean): Promise<Opened> {
  mkdirSync(env.DATA_DIR, { recursive: true });
  const store = await PostgresStore.open(url, { writeNoted, newest });
  return { store, close: () => store.close() };
}

async function openOwn(env: Env, log: Log): Promise<Opened> {
  const release = holdDataDir(env.DATA_DIR);
  try {
    const file = join(env.DATA_DIR, 'wenji.db');
    requireNoMove(file);
    if (existsSync(file)) inspectStore(file);
    else await makeStore(file);
    const onTrouble = (error: Error) => log.warn({ err: error }, 'checkpoint');
    const store = await SqliteStore.open(file, { checkpoints: { onTrouble } });
    return { store, close: () => store.close().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

async function assemble(env: Env, store: Store, log: Log, clock: Clock | undefined) {
  const known = await findMeta(store.db, 'secret_check');
  const secrets = secretsOf(env.DATA_DIR, env.SECRET_KEY, known);
  const demo = (await findMeta(store.db, 'demo')) === '1';
  const offset = demo ? Number((await findMeta(store.db, 'clock_offset')) ?? 0) : 0;
  const ctx = withStore(
    {
      env,
      secrets,
      clock: clock ?? shiftedClock(offset),
      log,
      listeners: [],
      limits: { submissions: 600 },
      secondFactor: !demo,
      pages: store.shared ? sharedPages(() => findGeneration(store.db)) : keptPages(),
      random: pooledRandom(),
    },
    store,
  );
  if (known !== undefined && known !== checkValue(secrets)) throw new WrongSecretError();
  await setOnce(ctx, [
    ['secret_check', checkValue(secrets)],
    ['erasures_from', dayOf(ctx.clock.now())],
    ['erasures_of', ctx.random(12).toString('hex')],
  ]);
  if ((await findMeta(store.db, 'secret_check')) !== checkValue(secrets)) throw new WrongSecretError();
  return { ctx, demo };
}

/** Of processes that start together on a new database the first one sets them. */
async function setOnce(ctx: Context, values: readonly (readonly [string, string])[]): Promise<void> {
  const missing = async ({ db }: Pick<Context, 'db'>) => {
    const known = await Promise.all(values.map(([key]) => findMeta(db, key)));
    return values.filter((_, at) => known[at] === undefined);
  };
  if ((await missing(ctx)).length === 0) return;
  await ctx.store.write(async (tx) => {
    for (const [key, value] of await missing(tx)) await upsertMeta(tx.db, key, value);
  });
}
