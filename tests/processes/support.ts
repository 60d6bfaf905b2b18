import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { ResponseAct } from '#server/acts.ts';
import { createApp } from '#server/app.ts';
import { readEnv } from '#server/env.ts';
import { openInstallation } from '#server/installation.ts';
import { dialect } from '../support/dialect.ts';
import { type House, PUBLIC_URL } from '../support/make-app.ts';
import { newDatabase } from '../support/postgres.ts';
import { StillClock } from '../support/still-clock.ts';

/** Why what stands in this folder does not run: nobody shares a SQLite file. */
export const unshared = dialect === 'postgres' ? false : 'processes share a store on PostgreSQL alone';

/** Opens one more process of a database. */
export type Another = (at?: string) => Promise<House>;

/** A database, and a way to open processes of it: each a server with a clock, pages, counters and pools of its own. */
export async function openDatabase({
  secondFactor = false,
  secret = 'a secret of thirty-two characters',
} = {}): Promise<{ url: string; another: Another }> {
  const database = await newDatabase();
  const closing: (() => Promise<void>)[] = [];
  onTestFinished(async () => {
    for (const close of closing) await close();
    await database.drop();
  });
  const another: Another = async (at = '2021-05-20T10:00:00+08:00') => {
    const folder = mkdtempSync(join(tmpdir(), 'wenji-process-'));
    const env = readEnv({
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      PUBLIC_URL,
      SECRET_KEY: secret,
      LOG_LEVEL: 'silent',
    });
    const clock = new StillClock(at);
    const { ctx, close } = await openInstallation(env, clock);
    closing.push(() => close().finally(() => rmSync(folder, { recursive: true })));
    const log: string[] = [];
    const acts: ResponseAct[] = [];
    ctx.log = pino({ level: 'debug', base: null }, { write: (line: string) => log.push(line) });
    ctx.limits.submissions = 100_000;
    ctx.secondFactor = secondFactor;
    ctx.listeners.push((act) => acts.push(act));
    const turnTo = (instant: string) => clock.set(instant);
    return { app: await createApp(ctx, { demo: false }), ctx, clock, turnTo, acts, log, file: '' };
  };
  return { url: database.url, another };
}

/** Two processes of one database. */
export async function openTwo(options: Parameters<typeof openDatabase>[0] = {}) {
  const { url, another } = await openDatabase(options);
  return { url, another, one: await another(), other: await another() };
}

/** What a balancer does that knows nothing of anybody: each request goes to the next process. */
export function inTurn(...houses: House[]): Pick<House, 'app'> {
  let at = 0;
  const request = (...given: Parameters<House['app']['request']>) =>
    (houses[at++ % houses.length] as House).app.request(...given);
  return { app: { request } as House['app'] };
}
