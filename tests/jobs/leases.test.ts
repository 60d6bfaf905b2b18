import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Context } from '#server/context.ts';
import { readEnv } from '#server/env.ts';
import { openInstallation } from '#server/installation.ts';
import { type Job, listJobs, startJobs } from '#server/jobs/jobs.ts';
import { LEASE_SECONDS, runJob, stopRuns } from '#server/jobs/runs.ts';
import { StillClock } from '../support/still-clock.ts';

const NOON = '2021-05-20T12:00:00+08:00';

/** Processes of one store: a context each, their clocks set as one. */
async function openTwo() {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-jobs-'));
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const clock = new StillClock(NOON);
  const one = await openInstallation(env, clock);
  const other = await openInstallation(env, clock);
  onTestFinished(async () => {
    await Promise.all([one, other].map(({ ctx }) => stopRuns(ctx)));
    await one.close();
    await other.close();
    rmSync(folder, { recursive: true });
  });
  return { one: one.ctx, other: other.ctx, clock };
}

const pass = (clock: StillClock, seconds: number) =>
  clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString());

/** A job that runs until it is let go. */
function held(more: Partial<Job> = {}) {
  const runs: { ctx: Context; signal: AbortSignal; end(): void; fail(error: Error): void }[] = [];
  const job: Job = {
    name: 'held',
    title: 'telling.job_mail',
    purpose: 'telling.job_mail_what',
    due: { everyMinutes: 10 },
    run: (ctx, signal) =>
      new Promise<void>((end, fail) => {
        runs.push({ ctx, signal, end, fail });
        signal.addEventListener('abort', () => end());
      }),
    ...more,
  };
  return { job, runs };
}

const until = async (there: () => boolean) => {
  for (let tries = 0; tries < 400 && !there(); tries++) await new Promise((next) => setTimeout(next, 5));
  if (!there()) throw new Error('It did not happen');
};

const stateOf = async (ctx: Context, job: Job) => (await listJobs(ctx, [job]))[0];

test('two processes never run a job at once, whoever asks', async () => {
  const { one, other } = await openTwo();
  const { job, runs } = held();
  const asked = [one, other, one, other].map((ctx) => runJob(ctx, job, { atOnce: true }));
  await until(() => runs.length > 0);
  expect(await runJob(other, job, { atOnce: true })).toBe('busy');
  expect(await stateOf(other, job)).toMatchObject({ running: true, error: null });
  for (const run of runs) run.end();
  expect((await Promise.all(asked)).sort()).toEqual(['busy', 'busy', 'busy', 'succeeded']);
  expect(runs).toHaveLength(1);
});

test('a job is due by its interval since the last start, and not again for a second process', async () => {
  const { one, other, clock } = await openTwo();
  let n = 0;
  const { job } = held({ run: async () => n++ });
  expect(await runJob(one, job)).toBe('succeeded');
  expect(await runJob(other, job)).toBe('busy');
  pass(clock, 599);
  expect(await runJob(other, job)).toBe('busy');
  pass(clock, 1);
  expect(await runJob(other, job)).toBe('succeeded');
  expect(n).toBe(2);
});

test('a run whose process died is taken over when its lease has ended, and cannot end it any more', async () => {
  const { one, other, clock } = await openTwo();
  const { job, runs } = held();
  const first = runJob(one, job);
  await until(() => runs.length === 1);
  pass(clock, LEASE_SECONDS - 1);
  expect(await runJob(other, job)).toBe('busy');
  pass(clock, 1);
  const second = runJob(other, job);
  await until(() => runs.length === 2);
  runs[0]?.fail(new Error('late'));
  expect(await first).toBe('failed');
  expect(await stateOf(other, job)).toMatchObject({ running: true, error: null });
  runs[1]?.end();
  expect(await second).toBe('succeeded');
  expect(await stateOf(one, job)).toMatchObject({ running: false, error: null });
});

test('what failed is recorded by type and message, without what a parser read, and runs again', async () => {
  const { one, clock } = await openTwo();
  let work = (): unknown => {
    throw new RangeError('too far');
  };
  const { job } = held({ run: async () => work() });
  expect(await runJob(one, job)).toBe('failed');
  expect(await stateOf(one, job)).toMatchObject({
    error: 'RangeError: too far',
    succeededAt: undefined,
    startedAt: new Date(NOON),
    next: new Date('2021-05-20T12:10:00+08:00'),
  });
  work = () => JSON.parse('13800138000 said');
  pass(clock, 600);
  expect(await runJob(one, job)).toBe('failed');
  expect((await stateOf(one, job))?.error).toBe('SyntaxError');
  work = () => undefined;
  pass(clock, 600);
  expect(await runJob(one, job)).toBe('succeeded');
  expect(await stateOf(one, job)).toMatchObject({ error: null, succeededAt: clock.now() });
});

test('a server that stops tells its runs to end, waits for them, and begins no other', async () => {
  const { one, other } = await openTwo();
  const { job, runs } = held();
  const stop = startJobs(one, [job]);
  const stopOther = startJobs(other, [job]);
  await until(() => runs.length === 1);
  await Promise.all([stop(), stopOther()]);
  expect(runs).toHaveLength(1);
  expect(runs[0]?.signal.aborted).toBe(true);
  expect(await stateOf(one, job)).toMatchObject({ running: false, error: null });
  expect(await runJob(one, job, { atOnce: true })).toBe('busy');
});
