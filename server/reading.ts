import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openCurrentMoment } from '#db/postgres/moment.ts';
import { StoreRefusedError, UnreachableError } from '#db/refusals.ts';
import { openReading, type Reading } from '#db/sqlite/reading.ts';
import { shiftedClock } from './clock.ts';
import type { Context } from './context.ts';
import type { Env } from './env.ts';
import { findMeta } from './installation.queries.ts';
import { WrongSecretError } from './installation.ts';
import { openLog } from './log.ts';
import { keptPages } from './pages.ts';
import { checkValue, secretsOf } from './secrets.ts';

/** A store that is only read, as it stood when it was opened; nothing can be written by its context. */
export interface ReadInstallation {
  ctx: Context;
  close(): Promise<void>;
}

/** The installation's secret is nowhere. */
export class NoSecretError extends StoreRefusedError {}

/**
 * Opens the installation in the database of `env.DATABASE_URL`, or else in `env.DATA_DIR`, to be read, also beside running
 * servers, and makes nothing, neither a store nor a secret. Throws NoSecretError, WrongSecretError and whatever else
 * StoreRefusedError is.
 */
export async function readInstallation(env: Env): Promise<ReadInstallation> {
  const reading = env.DATABASE_URL ? await readShared(env.DATABASE_URL) : readOwn(env);
  try {
    return { ctx: await assemble(env, reading), close: reading.close };
  } catch (error) {
    await reading.close();
    throw error;
  }
}

async function readShared(url: string): Promise<Reading> {
  const { db, close } = await openCurrentMoment(url);
  return { db, close, holdStill: () => {} };
}

function readOwn(env: Env): Reading {
  const file = join(env.DATA_DIR, 'wenji.db');
  if (!existsSync(file))
    throw new UnreachableError(`There is no store in ${env.DATA_DIR}: set DATA_DIR to the data folder`);
  if (!env.SECRET_KEY && !existsSync(join(env.DATA_DIR, 'secret.key')))
    throw new NoSecretError(
      `SECRET_KEY is not set and ${env.DATA_DIR} holds no secret.key: the seal cannot be checked`,
    );
  return openReading(file);
}

async function assemble(env: Env, reading: Reading): Promise<Context> {
  const check = await findMeta(reading.db, 'secret_check');
  const secrets = secretsOf(env.DATA_DIR, env.SECRET_KEY, check);
  if (check !== checkValue(secrets)) throw new WrongSecretError();
  const offset = Number((await findMeta(reading.db, 'clock_offset')) ?? 0);
  reading.holdStill();
  const refuse = () => {
    throw new Error('This store was opened to be read');
  };
  return {
    env,
    db: reading.db,
    store: {
      write: refuse,
      grouped: refuse,
      atOneMoment: (read) => read(reading.db),
      afterCommit: refuse,
      announce: refuse,
      expirePages: refuse,
      noteErasure: refuse,
    },
    upkeep: {
      emptyLog: refuse,
      rewrite: refuse,
      health: refuse,
      watch: refuse,
      shared: false,
      erasures: refuse,
      waiting: 0,
      full: false,
    },
    secrets,
    clock: shiftedClock(offset),
    log: openLog('silent'),
    listeners: [],
    limits: { submissions: 0 },
    secondFactor: true,
    pages: keptPages(),
    random: randomBytes,
  };
}
