import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { lookOnce } from '#server/following.ts';
import { RequestCounts } from '#server/http/request-counts.ts';
import { makeDepartment, makeOfficer, password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { openTwo, unshared } from './support.ts';

const HOUR = 3_600_000;

/** Not within the last seconds of a window, in which what was counted would be over. */
async function insideWindow(ms: number) {
  const left = ms - (Date.now() % ms);
  if (left < 8000) await sleep(left + 100);
}

test.skipIf(unshared)(
  'requests are counted together, whichever process they come to, and nobody is named',
  async () => {
    await insideWindow(HOUR);
    const { one, other } = await openTwo();
    const here = new RequestCounts(one.ctx);
    const there = new RequestCounts(other.ctx);
    for (const counts of [here, there]) await counts.exchange();
    for (let n = 1; n <= 30; n++) expect(here.count('posts', HOUR, '192.0.2.7', 1)).toBe(n);
    expect(there.count('posts', HOUR, '192.0.2.7', 1)).toBe(1);
    await here.exchange();
    await there.exchange();
    expect(there.count('posts', HOUR, '192.0.2.7', 1)).toBe(32);
    expect(there.count('others', HOUR, '192.0.2.7', 1)).toBe(1);
    expect(there.count('posts', HOUR, '192.0.2.8', 1)).toBe(1);
    expect(there.count('posts', HOUR, '192.0.2.7', -1)).toBe(31);
    const others = Array.from({ length: 1200 }, (_, at) => here.count('posts', HOUR, `198.51.100.${at}`, 1));
    expect(Math.max(...others)).toBe(1);
    await Promise.all([here.exchange(), there.exchange()]);
    expect(here.count('posts', HOUR, '192.0.2.7', 1)).toBe(31);
    await here.exchange();
    expect(here.count('posts', HOUR, '192.0.2.7', 1)).toBe(33);
    const rows = await one.ctx.db.selectFrom('request_count').selectAll().execute();
    expect(rows).toHaveLength(1203);
    expect(JSON.stringify(rows)).not.toContain('192.0');
  },
);

test.skipIf(unshared)(
  'counts go when their window is over, and what could not be brought is brought later',
  async () => {
    await insideWindow(HOUR);
    const { one, other } = await openTwo();
    const here = new RequestCounts(one.ctx);
    await here.exchange();
    here.count('posts', HOUR, 'somebody', 1);
    await here.exchange();
    await one.ctx.store.write((tx) =>
      tx.db.updateTable('request_count').set({ until: '2021-05-20T02:00:00.000Z' }).execute(),
    );
    await one.ctx.store.write((tx) => tx.db.schema.alterTable('request_count').renameTo('away').execute());
    here.count('posts', HOUR, 'somebody', 1);
    await expect(here.exchange()).rejects.toThrow('request_count');
    expect(here.count('posts', HOUR, 'somebody', 1)).toBe(3);
    await one.ctx.store.write((tx) =>
      tx.db.schema
        .alterTable('away' as 'job')
        .renameTo('request_count')
        .execute(),
    );
    await here.exchange();
    const there = new RequestCounts(other.ctx);
    await there.exchange();
    expect(await one.ctx.db.selectFrom('request_count').select('n').execute()).toEqual([{ n: 2 }]);
  },
);

test.skipIf(unshared)('who guesses receipts at both processes has twenty tries', async () => {
  await insideWindow(10 * 60_000);
  const { one, other } = await openTwo();
  for (const { ctx } of [one, other]) await lookOnce(ctx);
  const wrong = { receipt: '0000 0000 0000 0000' };
  const tried = async (house: typeof one, times: number) => {
    for (let n = 0; n < times; n++)
      expect((await new Browser(house).post('/receipts', wrong)).status).toBe(422);
  };
  await tried(one, 10);
  await tried(other, 9);
  for (const house of [one, other, one]) await lookOnce(house.ctx);
  await tried(other, 1);
  await lookOnce(other.ctx);
  expect((await new Browser(other).post('/receipts', wrong)).status).toBe(429);
  expect((await new Browser(one).post('/receipts', wrong)).status).toBe(422);
  await lookOnce(one.ctx);
  expect((await new Browser(one).post('/receipts', wrong)).status).toBe(429);
});

const path = '/workspace/sign-in';

test.skipIf(unshared)('two processes at once give no more tries to sign in than one', async () => {
  const { one, other } = await openTwo();
  await makeOfficer(one.ctx, await makeDepartment(one.ctx, 'city'), ['editor'], 'editor');
  const wrong = { name: 'editor', password: 'not this one, sorry' };
  const tries = [one, other, one, other, one, other, one, other].map((house) =>
    new Browser(house).post(path, wrong),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
  expect((await new Browser(other).post(path, { name: 'editor', password })).status).toBe(429);
});

test.skipIf(unshared)(
  'an office that errs at both processes has thirty tries, and a right one is none',
  async () => {
    const { one, other } = await openTwo();
    await makeOfficer(one.ctx, await makeDepartment(one.ctx, 'city'), ['editor'], 'editor');
    const attempt = async (at: number, name = `name-${at}`, word = 'not this one, sorry') =>
      (await new Browser(at % 2 ? one : other).post(path, { name, password: word })).status;
    for (let at = 0; at < 28; at++) expect(await attempt(at)).toBe(422);
    expect(await attempt(28, 'editor', password)).toBe(303);
    expect(await attempt(29)).toBe(422);
    expect(await attempt(30)).toBe(422);
    expect(await attempt(31, 'editor', password)).toBe(429);
    expect(await attempt(32, 'editor', password)).toBe(429);
  },
);
