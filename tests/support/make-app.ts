import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { ResponseAct } from '#server/acts.ts';
import { createApp } from '#server/app.ts';
import type { Context } from '#server/context.ts';
import { type Env, readEnv } from '#server/env.ts';
import { openInstallation } from '#server/installation.ts';
import { dialect } from './dialect.ts';
import { newDatabase, nextDatabase } from './postgres.ts';
import './cheap-passwords.ts';
import { StillClock } from './still-clock.ts';

/** A server in the middle of Dalian's Open Day, 2021: its parts, what its listeners heard, and what it logged. */
export interface House {
  app: Awaited<ReturnType<typeof createApp>>;
  ctx: Context;
  clock: StillClock;
  /** Moves the clock as time never moves in a running server: at once, so pages kept for seconds go. */
  turnTo(at: string): void;
  /** Committed acts, in the order in which they were heard. */
  acts: ResponseAct[];
  /** Lines of the log. */
  log: string[];
  /** The store's file; none on PostgreSQL. */
  file: string;
}

export const PUBLIC_URL = 'http://127.0.0.1:3000';
const NOON = '2021-05-20T10:00:00+08:00';

const newFolder = () => mkdtempSync(join(tmpdir(), 'wenji-test-'));

const envOf = (folder: string, publicUrl: string, database?: string): Env =>
  readEnv({
    DATA_DIR: folder,
    DATABASE_URL: database,
    PUBLIC_URL: publicUrl,
    SECRET_KEY: 'a secret of thirty-two characters',
    LOG_LEVEL: 'silent',
  });

let template: Promise<string> | undefined;

/** A migrated store, made once: a copy of its file is there sooner than a store of one's own. */
const migrated = () => {
  template ??= (async () => {
    const folder = newFolder();
    const { close } = await openInstallation(envOf(folder, PUBLIC_URL));
    await close();
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return join(folder, 'wenji.db');
  })();
  return template;
};

let kept: Promise<string> | undefined;

/** The same on PostgreSQL: the name of a database that was opened once. */
const opened = () => {
  kept ??= (async () => {
    const folder = newFolder();
    const { url } = await newDatabase();
    const { close } = await openInstallation(envOf(folder, PUBLIC_URL, url));
    await close();
    rmSync(folder, { recursive: true });
    return new URL(url).pathname.slice(1);
  })();
  return kept;
};

/** Opens a server on a store of its own, gone after the test. */
export async function makeApp({
  publicUrl = PUBLIC_URL,
  at = NOON,
  secondFactor = false,
} = {}): Promise<House> {
  const folder = newFolder();
  const file = join(folder, 'wenji.db');
  const database = dialect === 'postgres' ? await nextDatabase(await opened()) : undefined;
  if (!database) copyFileSync(await migrated(), file);
  const clock = new StillClock(at);
  const { ctx, close } = await openInstallation(envOf(folder, publicUrl, database?.url), clock, {
    newest: true,
  });
  onTestFinished(async () => {
    await close();
    // Nobody waits for it: it is the next test's time.
    database?.drop().catch(() => {});
    rmSync(folder, { recursive: true });
  });
  const log: string[] = [];
  const acts: ResponseAct[] = [];
  ctx.log = pino({ level: 'debug', base: null }, { write: (line: string) => log.push(line) });
  ctx.limits.submissions = 100_000;
  ctx.secondFactor = secondFactor;
  ctx.listeners.push((act) => acts.push(act));
  const turnTo = (instant: string) => {
    clock.set(instant);
    ctx.pages.expire();
  };
  return { app: await createApp(ctx, { demo: false }), ctx, clock, turnTo, acts, log, file };
}
