import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Context } from '#server/context.ts';
import { readEnv } from '#server/env.ts';
import { composeDailyMail } from '#server/front/daily-mail.ts';
import { translatorFor } from '#server/http/translate.ts';
import { openInstallation } from '#server/installation.ts';
import { type Job, listJobs } from '#server/jobs/jobs.ts';
import { runJob } from '#server/jobs/runs.ts';
import { sendMail } from '#server/jobs/sending.ts';
import { keepContact } from '#server/staff/officer-contacts.ts';
import { contact, openMailServer, openPostRoom, queue } from '../jobs/mail-support.ts';
import { makeOfficer } from '../staff/support.ts';
import { comment, openOffice, opinion } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { StillClock } from '../support/still-clock.ts';
import { move } from './support.ts';

const { signal } = new AbortController();

const job = (run: Job['run'], due: Job['due'] = { everyMinutes: 10 }): Job => ({
  name: 'held',
  title: 'telling.job_mail',
  purpose: 'telling.job_mail_what',
  due,
  run,
});

/** What a lease looks like once the database's clock was set back by an hour: it ends an hour later than any given now. */
const setBackDatabase = ({ store }: Context) =>
  store.write(async ({ db }) => {
    const { lease_until } = await db.selectFrom('job').select('lease_until').executeTakeFirstOrThrow();
    const later = new Date(Date.parse(lease_until as string) + 3_600_000).toISOString();
    await db.updateTable('job').set({ lease_until: later }).execute();
  });

test('a lease of a dead process holds nothing after the clock was set back', async () => {
  const house = await makeApp();
  const { ctx } = house;
  const dies = job(() => new Promise(() => {}));
  void runJob(ctx, dies);
  await expect.poll(async () => (await listJobs(ctx, [dies]))[0]?.running).toBe(true);
  const next = await openInstallation(ctx.env, house.clock);
  onTestFinished(() => next.close());
  const works = job(async () => {});
  expect(await runJob(next.ctx, works)).toBe('busy');
  move(house, -60);
  if (next.ctx.upkeep.shared) {
    // Leases go by the database's clock: a process that set its own back ends none, and finds none ended.
    expect((await listJobs(next.ctx, [works]))[0]?.running).toBe(true);
    expect(await runJob(next.ctx, works, { atOnce: true })).toBe('busy');
    await setBackDatabase(ctx);
  }
  expect((await listJobs(next.ctx, [works]))[0]?.running).toBe(false);
  expect(await runJob(next.ctx, works)).toBe('succeeded');
});

test('a clock that goes forward starts no job a second time in the process that runs it', async () => {
  const house = await makeApp();
  let runs = 0;
  let end = () => {};
  const long = job(() => {
    runs += 1;
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  const first = runJob(house.ctx, long);
  await expect.poll(() => runs).toBe(1);
  move(house, 60);
  expect(await runJob(house.ctx, long)).toBe('busy');
  end();
  expect([await first, runs]).toEqual(['succeeded', 1]);
});

test.each([-60, -24 * 60])(
  'a job that ran before the clock went back %i minutes comes due as if it ran now',
  async (back) => {
    const house = await makeApp();
    const { ctx, clock } = house;
    const often = job(async () => {});
    await runJob(ctx, often);
    move(house, back);
    const [state] = await listJobs(ctx, [often]);
    expect(state?.next.getTime()).toBe(clock.now().getTime() + 10 * 60_000);
  },
);

test('a morning that comes twice, or too early, tells an officer once a day', async () => {
  const house = await makeApp({ at: '2021-05-17T10:00:00+08:00' });
  const { ctx } = house;
  const { consultation, department } = await openOffice(ctx);
  await comment(ctx, consultation, { opinions: [opinion({ text: '等人看的意见' })] });
  const moderator = await makeOfficer(ctx, department, ['moderator']);
  ctx.env = { ...ctx.env, SMTP_URL: (await openMailServer()).url };
  await keepContact(ctx, moderator, contact);
  const daily = job(
    (tx) => composeDailyMail(tx, (language) => ({ t: translatorFor(language), href: String }), signal),
    {
      at: '08:30',
    },
  );
  const keys = async () =>
    (await ctx.db.selectFrom('mail').select('key').execute()).map(({ key }) => key.slice(0, 16));
  house.turnTo('2021-05-25T08:31:00+08:00');
  expect(await runJob(ctx, daily)).toBe('succeeded');
  for (const minutes of [-60, 60, 24 * 60, -24 * 60, 1]) {
    move(house, minutes);
    await runJob(ctx, daily);
  }
  expect((await keys()).sort()).toEqual(['daily:2021-05-25', 'daily:2021-05-26']);
});

test('a mail that waits for another try does not wait an hour longer for a clock that was set back', async () => {
  const house = await openPostRoom();
  const { ctx, officer, mail } = house;
  await queue(ctx, officer);
  mail.refuse.push(451);
  await sendMail(ctx, signal);
  expect(mail.arrived).toHaveLength(0);
  move(house, -24 * 60);
  await sendMail(ctx, signal);
  expect(mail.arrived).toHaveLength(1);
  move(house, 48 * 60);
  await sendMail(ctx, signal);
  expect(mail.arrived).toHaveLength(1);
});

test('a server whose clock stands before everything that it stored starts and answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-clock-'));
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const later = await openInstallation(env, new StillClock('2026-01-01T00:00:00Z'));
  await runJob(
    later.ctx,
    job(async () => {}),
  );
  await later.close();
  const earlier = await openInstallation(env, new StillClock('1999-12-31T23:59:59Z'));
  onTestFinished(async () => {
    await earlier.close();
    rmSync(folder, { recursive: true });
  });
  expect(
    await runJob(
      earlier.ctx,
      job(async () => {}),
      { atOnce: true },
    ),
  ).toBe('succeeded');
});
