import { expect, test } from 'vitest';
import { type House, makeApp } from '../support/make-app.ts';
import { holdEntries } from '../support/unwritable.ts';

/** What /readyz says; how much room the machine of the test has is not part of it. */
async function readyz({ app }: House) {
  const answer = await app.request('/readyz');
  const { ready, obstacles } = (await answer.json()) as { ready: boolean; obstacles: string[] };
  expect(ready).toBe(answer.status === 200);
  return { status: answer.status, obstacles: obstacles.filter((each) => each !== 'disk-nearly-full') };
}

const good = { status: 200, obstacles: [] };

const rememberJob = ({ ctx }: House, at: Date) =>
  ctx.store.write((tx) =>
    tx.db
      .insertInto('job')
      .values({
        name: 'sample',
        holder: null,
        lease_until: null,
        started_at: at.toISOString(),
        ended_at: null,
        succeeded_at: null,
        error: null,
      })
      .execute(),
  );

const rememberBackup = ({ ctx }: House, hoursAgo: number) =>
  ctx.store.write((tx) =>
    tx.db
      .insertInto('backup')
      .values({
        id: `sample-${hoursAgo}`,
        file: 'sample.age',
        origin: 'job',
        started_at: new Date(0).toISOString(),
        ended_at: new Date(ctx.clock.real().getTime() - hoursAgo * 3_600_000).toISOString(),
        bytes: 1,
        sha256: null,
        error: null,
        removed_at: null,
      })
      .execute(),
  );

test('nothing is wrong', async () => {
  expect(await readyz(await makeApp())).toEqual(good);
});

test('another process holds the store: known without anybody writing, over without a restart', async () => {
  const house = await makeApp();
  const letGo = await holdEntries(house);
  await expect(house.ctx.store.write(async () => {})).rejects.toThrow();
  expect(await readyz(house)).toEqual({ status: 503, obstacles: ['store-unwritable'] });
  await letGo();
  await expect.poll(() => readyz(house), { timeout: 10_000, interval: 200 }).toEqual(good);
});

test('the store cannot be read', async () => {
  const house = await makeApp();
  await house.ctx.db.destroy();
  expect(await readyz(house)).toEqual({ status: 503, obstacles: ['store-unreadable'] });
  expect((await house.app.request('/healthz')).status).toBe(200);
  for (const [path, words] of [
    ['/', '请过一会儿再试'],
    ['/en', 'try again in a while'],
    ['/api/v1/questionnaires', '请过一会儿再试'],
  ] as const) {
    const answer = await house.app.request(path);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.text()).toContain(words);
  }
});

test('more writes wait than a slow minute brings', async () => {
  const house = await makeApp();
  let release = () => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  const waiting = [house.ctx.store.write(() => gate)];
  await new Promise((next) => setImmediate(next));
  while (house.ctx.upkeep.waiting <= 2000) waiting.push(house.ctx.store.write(async () => {}));
  expect(await readyz(house)).toEqual({ status: 503, obstacles: ['queue-long'] });
  release();
  await Promise.all(waiting);
  expect(await readyz(house)).toEqual(good);
});

test('a backup is missing or old only where backups are asked for; answers are received all the same', async () => {
  const house = await makeApp();
  expect(await readyz(house)).toEqual(good);
  house.ctx.env.BACKUP_KEY_FILE = 'key.txt';
  const old = { status: 200, obstacles: ['backup-old'] };
  expect(await readyz(house)).toEqual(old);
  await rememberBackup(house, 27);
  expect(await readyz(house)).toEqual(old);
  await rememberBackup(house, 25);
  expect(await readyz(house)).toEqual(good);
});

test('the clock went back behind what the store remembers; a correction of minutes is no matter', async () => {
  const house = await makeApp();
  const now = house.ctx.clock.now().getTime();
  await rememberJob(house, new Date(now));
  house.turnTo(new Date(now - 4 * 60_000).toISOString());
  expect(await readyz(house)).toEqual(good);
  house.turnTo(new Date(now - 60 * 60_000).toISOString());
  expect(await readyz(house)).toEqual({ status: 200, obstacles: ['clock-back'] });
  house.turnTo(new Date(now + 60 * 60_000).toISOString());
  expect(await readyz(house)).toEqual(good);
});
