import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { emptyDatabase } from '#db/postgres/empty.ts';
import { shownUrl } from '#db/postgres/url.ts';
import { holdDataDir, LOCK_FILE } from '#db/sqlite/lock.ts';
import { createApp } from './app.ts';
import { startSettling } from './backups/settling.ts';
import type { Context } from './context.ts';
import { demoOfficers } from './demo/officers.ts';
import { playDemo } from './demo/play.ts';
import { readEnv } from './env.ts';
import { startFollowing } from './following.ts';
import { listen, stopOnSignal } from './http/serve.ts';
import { findMeta, upsertMeta } from './installation.queries.ts';
import { type Installation, openInstallation } from './installation.ts';
import { startJobs } from './jobs/jobs.ts';
import { jobs } from './jobs.ts';
import { listDepartments } from './staff/departments.ts';
import { StartRefusedError, startOrSay } from './start-refusals.ts';

/** The demonstration's first moment. */
const FIRST = '2021-05-20T10:00:00+08:00';

const { values, env } = await startOrSay(async () => ({
  values: readArgs(),
  env: readEnv({ DATA_DIR: './data/demo', LOG_LEVEL: 'warn', ...process.env }),
}));
await startOrSay(async () => {
  // One hold for all that follows: between two openings nobody else comes in.
  holdDataDir(env.DATA_DIR);
  if (values.fresh) await removeDemo();
  await prepare();
  const installation = await openInstallation(env);
  const { ctx } = installation;
  const app = await createApp(ctx, { demo: true, demoOfficers });
  const { server } = await listen(app, env.HOST, env.PORT, ctx);
  const settle = startSettling(ctx);
  const stopFollowing = startFollowing(ctx);
  const close = () => settle().finally(stopFollowing).finally(installation.close);
  stopOnSignal(server, { ...installation, close }, startJobs(ctx, jobs));
  greet();
});

function readArgs() {
  const options = { fresh: { type: 'boolean', default: false }, at: { type: 'string' } } as const;
  try {
    return parseArgs({ args: process.argv.slice(2), options }).values;
  } catch (error) {
    throw new StartRefusedError(error instanceof Error ? error.message : String(error));
  }
}

/** Makes the demonstration where there is none, again where the making was cut short, and moves its clock forward. */
async function prepare() {
  const played = await inInstallation(async ({ ctx: opened, demo }) => {
    if (demo) return (await findMeta(opened.db, 'demo_played')) === '1';
    if ((await listDepartments(opened)).length > 0)
      throw new StartRefusedError(
        `${place()} holds another installation; the demonstration needs a place of its own`,
      );
    return undefined;
  });
  if (played === false) await empty();
  if (!played) await inInstallation(({ ctx: opened }) => make(opened));
  const { at: instant } = values;
  if (instant) await inInstallation(({ ctx: opened }) => moveForward(opened, instant));
}

async function make(opened: Context) {
  await opened.store.write((tx) => upsertMeta(tx.db, 'demo', '1'));
  await playDemo(opened, (line) => process.stdout.write(`\r\x1b[K${line}`));
  process.stdout.write('\n');
  await opened.store.write(async (tx) => {
    await upsertMeta(tx.db, 'clock_offset', String(Date.parse(FIRST) - Date.now()));
    await upsertMeta(tx.db, 'demo_played', '1');
  });
}

async function moveForward(opened: Context, instant: string) {
  const local = /(Z|[+-]\d\d:\d\d)$/.test(instant) ? instant : `${instant}+08:00`;
  const offset = Date.parse(local) - Date.now();
  const known = Number(await findMeta(opened.db, 'clock_offset'));
  if (Number.isNaN(offset)) throw new StartRefusedError(`--at ${instant} is no time; write 2021-06-16T09:00`);
  if (offset < known)
    throw new StartRefusedError('The demonstration only moves forward; start over with --fresh');
  await opened.store.write((tx) => upsertMeta(tx.db, 'clock_offset', String(offset)));
}

async function inInstallation<T>(work: (opened: Installation) => Promise<T>): Promise<T> {
  const opened = await openInstallation(env);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Starts over, but never over a store that the demonstration did not make. */
async function removeDemo() {
  if (!env.DATABASE_URL && !existsSync(join(env.DATA_DIR, 'wenji.db'))) return;
  const found = await inInstallation(async ({ ctx, demo }) => ({
    demo,
    // A database is there before anything is in it.
    nothing: env.DATABASE_URL !== undefined && (await listDepartments(ctx)).length === 0,
  }));
  if (found.nothing && !found.demo) return;
  if (!found.demo) throw new StartRefusedError(`${place()} holds no demonstration; it is left alone`);
  await empty();
}

/** Where the store lies, as it may be said. */
function place(): string {
  return env.DATABASE_URL ? shownUrl(env.DATABASE_URL) : env.DATA_DIR;
}

/** Removes the store, and from the folder everything but the file that holds it. */
async function empty() {
  for (const name of readdirSync(env.DATA_DIR))
    if (name !== LOCK_FILE) rmSync(join(env.DATA_DIR, name), { recursive: true });
  if (env.DATABASE_URL) await emptyDatabase(env.DATABASE_URL);
}

function greet() {
  const lines = [
    '',
    `  ${env.PUBLIC_URL}/            for the public (English under /en)`,
    `  ${env.PUBLIC_URL}/workspace   for officers`,
    '',
    ...demoOfficers.map(
      (each) => `  ${each.signInName.padEnd(10)} ${each.password}   ${each.title.en ?? ''}`,
    ),
    '',
    '  Stop with Ctrl-C. --fresh starts over, --at 2021-06-16T09:00 moves the time forward.',
    '',
  ];
  console.log(lines.join('\n'));
}
