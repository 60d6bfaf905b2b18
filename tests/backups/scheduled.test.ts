import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupJob } from '#server/backups/backup-job.ts';
import { findLastBackup, listBackups } from '#server/backups/backups.ts';
import { makeScheduledBackup } from '#server/backups/scheduled.ts';
import { runJob } from '#server/jobs/runs.ts';
import { jobs } from '#server/jobs.ts';
import { makeApp } from '../support/make-app.ts';
import { backedUp, filesIn, newFolder, newKeys, opened } from './support.ts';

const { signal } = new AbortController();

/** A house whose backups are set up; the clock stands at 05:00 of 21 May 2021. */
async function scheduled(days = 30) {
  const house = await makeApp({ at: '2021-05-21T05:00:00+08:00' });
  const keys = await newKeys();
  const folder = join(newFolder(), 'backups');
  Object.assign(house.ctx.env, {
    BACKUP_DIR: folder,
    BACKUP_KEY_FILE: keys.recipient,
    BACKUP_KEEP_DAYS: days,
  });
  const make = () => makeScheduledBackup(house.ctx, signal);
  return { ...house, keys, folder, make };
}

const named = (day: string) => `wenji-${day}-050000.age`;

test('at 05:00 the job makes a file that opens, and the register knows it', async () => {
  const { ctx, keys, folder } = await scheduled();
  expect(jobs).toContain(backupJob);
  expect(backupJob.due).toEqual({ at: '05:00' });
  expect(await runJob(ctx, backupJob)).toBe('succeeded');
  expect(filesIn(folder)).toEqual([named('20210521')]);
  expect((await opened(join(folder, named('20210521')), keys)).header.tables.backup?.rows).toBe(1);
  const [row] = await listBackups(ctx);
  expect(row).toMatchObject({
    file: named('20210521'),
    origin: 'scheduled',
    error: null,
    removedAt: undefined,
  });
  expect((await findLastBackup(ctx))?.endedAt).toEqual(ctx.clock.real());
});

test('without a public key nothing is made', async () => {
  const { ctx, folder, make } = await scheduled();
  ctx.env.BACKUP_KEY_FILE = undefined;
  await make();
  expect([existsSync(folder), await listBackups(ctx)]).toEqual([false, []]);
});

test('files go when their days are over, known or not, and the newest good one never', async () => {
  const { ctx, folder, make, turnTo } = await scheduled(3);
  await make();
  // Made after the backup from which this store was restored: the register does not know it.
  const unknown = named('20210522');
  for (const name of [unknown, 'wenji-by-hand.age', 'erasures.jsonl']) writeFileSync(join(folder, name), 'x');
  turnTo('2021-05-24T05:00:00+08:00');
  await make();
  expect(filesIn(folder)).toContain(named('20210521'));
  turnTo('2021-05-24T05:01:00+08:00');
  await make();
  expect(filesIn(folder)).not.toContain(named('20210521'));
  expect(filesIn(folder)).toContain(unknown);
  const removed = (await listBackups(ctx)).find(({ file }) => file === named('20210521'));
  expect(removed?.removedAt).toEqual(new Date('2021-05-24T05:01:00+08:00'));
  turnTo('2021-09-01T05:00:00+08:00');
  ctx.env.BACKUP_KEY_FILE = undefined;
  await make();
  expect(filesIn(folder)).toEqual(['erasures.jsonl', 'wenji-20210524-050100.age', 'wenji-by-hand.age']);
});

test('what fails is an error of the job, in a sentence, and the next one goes on', async () => {
  const { ctx, folder, turnTo, keys } = await scheduled();
  ctx.env.BACKUP_KEY_FILE = keys.identity;
  expect(await runJob(ctx, backupJob, { atOnce: true })).toBe('failed');
  const job = await ctx.db
    .selectFrom('job')
    .selectAll()
    .where('name', '=', 'backup')
    .executeTakeFirstOrThrow();
  expect(job.error).toMatch(/^BackupError: .*holds the private key/);
  expect((await listBackups(ctx))[0]).toMatchObject({
    error: expect.stringContaining('private key'),
    bytes: null,
  });
  expect(await findLastBackup(ctx)).toBe(undefined);
  ctx.env.BACKUP_KEY_FILE = keys.recipient;
  ctx.env.BACKUP_DIR = join(keys.recipient, 'no');
  await expect(makeScheduledBackup(ctx, signal)).rejects.toThrow(/is a file \(ENOTDIR\)/);
  ctx.env.BACKUP_DIR = folder;
  turnTo('2021-05-21T05:30:00+08:00');
  expect(await runJob(ctx, backupJob)).toBe('succeeded');
  expect(await findLastBackup(ctx)).toMatchObject({ file: 'wenji-20210521-053000.age' });
});

test('one that was cut short is called so, and its half file goes', async () => {
  const { ctx, folder, make } = await scheduled();
  mkdirSync(folder, { recursive: true });
  const half = join(folder, '.wenji-20210520-050000.age.999999999.wenji-part');
  writeFileSync(half, 'half');
  await ctx.store.write((tx) =>
    tx.db
      .insertInto('backup')
      .values({
        id: 'cut',
        file: named('20210520'),
        origin: 'scheduled',
        started_at: '2021-05-19T18:30:00.000Z',
        ended_at: null,
        bytes: null,
        sha256: null,
        error: null,
        removed_at: null,
      })
      .execute(),
  );
  expect(await findLastBackup(ctx)).toBe(undefined);
  await make();
  expect(existsSync(half)).toBe(false);
  expect((await listBackups(ctx)).find(({ id }) => id === 'cut')).toMatchObject({
    error: 'cut short',
    endedAt: undefined,
  });
});

test('notes of commands go into the register, each once', async () => {
  const house = await scheduled();
  const { ctx, make } = house;
  await backedUp(house, house.keys);
  await make();
  expect((await listBackups(ctx)).map(({ origin }) => origin).toSorted()).toEqual(['command', 'scheduled']);
  expect(await ctx.db.selectFrom('backup').select('file').execute()).toHaveLength(2);
  expect(existsSync(join(ctx.env.DATA_DIR, 'backups-made.jsonl'))).toBe(false);
});
