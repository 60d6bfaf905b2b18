import { expect, test } from 'vitest';
import { type Job, listJobs } from '#server/jobs/jobs.ts';
import { runJob } from '#server/jobs/runs.ts';
import { openTwo, unshared } from './support.ts';

/** A job that runs until it is let go. */
function held() {
  const ends: (() => void)[] = [];
  const job: Job = {
    name: 'held',
    title: 'telling.job_mail',
    purpose: 'telling.job_mail_what',
    due: { everyMinutes: 10 },
    run: () => new Promise<void>((end) => ends.push(end)),
  };
  return { job, ends };
}

const begun = async (ends: unknown[], n: number) => {
  for (let tries = 0; tries < 400 && ends.length < n; tries++)
    await new Promise((next) => setTimeout(next, 5));
  expect(ends).toHaveLength(n);
};

/** Until so many of them have come. */
async function atLeast(n: number, promises: Promise<unknown>[]) {
  let come = 0;
  await new Promise<void>((enough, failed) => {
    for (const each of promises) each.then(() => ++come === n && enough(), failed);
  });
}

test.skipIf(unshared)(
  'one of two processes runs a job, whatever their clocks say, and the other knows',
  async () => {
    const { one, other } = await openTwo();
    const { job, ends } = held();
    for (const [behind, ahead] of [
      [one, other],
      [other, one],
    ] as const) {
      behind.turnTo('2021-05-20T12:00:00+08:00');
      ahead.turnTo('2021-05-20T12:01:30+08:00');
      ends.length = 0;
      const results = [behind, ahead, behind, ahead].map(({ ctx }) => runJob(ctx, job, { atOnce: true }));
      await begun(ends, 1);
      // Whoever asks once the run is over gets one of its own.
      await atLeast(3, results);
      for (const { ctx } of [behind, ahead]) {
        expect((await listJobs(ctx, [job]))[0]?.running).toBe(true);
        expect(await runJob(ctx, job, { atOnce: true })).toBe('busy');
      }
      ends[0]?.();
      expect((await Promise.all(results)).sort()).toEqual(['busy', 'busy', 'busy', 'succeeded']);
      expect(await runJob(ahead.ctx, job)).toBe('busy');
      expect((await listJobs(ahead.ctx, [job]))[0]).toMatchObject({ running: false, error: null });
    }
  },
);

test.skipIf(unshared)(
  'the job of a process that is gone is taken over once its lease is over, and not before',
  async () => {
    const { one, other } = await openTwo();
    const { job, ends } = held();
    const first = runJob(one.ctx, job);
    await begun(ends, 1);
    other.turnTo('2021-05-20T18:00:00+08:00');
    expect(await runJob(other.ctx, job)).toBe('busy');
    const leases = await one.ctx.db.selectFrom('job').select('lease_until').execute();
    const left = Date.parse(leases[0]?.lease_until ?? '') - Date.now();
    expect(left).toBeGreaterThan(30_000);
    expect(left).toBeLessThan(75_000);
    await one.ctx.store.write((tx) =>
      tx.db
        .updateTable('job')
        .set({ lease_until: new Date(Date.now() - 1000).toISOString() })
        .execute(),
    );
    const second = runJob(other.ctx, job);
    await begun(ends, 2);
    ends[0]?.();
    await first;
    expect((await listJobs(one.ctx, [job]))[0]?.running).toBe(true);
    ends[1]?.();
    expect(await second).toBe('succeeded');
    expect((await listJobs(one.ctx, [job]))[0]).toMatchObject({ running: false });
  },
);
