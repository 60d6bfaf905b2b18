import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '#server/http/serve.ts';
import { changeSite, readSite } from '#server/staff/site-settings.ts';
import { Browser } from '../support/browser.ts';
import type { House } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { openTwo, unshared } from './support.ts';

/** A listening server of a process, and the body that it sends. */
async function serve(house: House) {
  const { server, port } = await listen(house.app, '127.0.0.1', 0, house.ctx);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return async (path: string) => {
    const asked = request({ host: '127.0.0.1', port, path, agent: false });
    asked.end();
    const [reply] = await once(asked, 'response');
    let text = '';
    for await (const part of reply) text += part;
    return { status: reply.statusCode as number, text };
  };
}

async function rename({ ctx }: House, name: string) {
  const site = await readSite(ctx);
  await changeSite(ctx, { ...site, name: { ...site.name, 'zh-CN': name } });
}

test.skipIf(unshared)('what one process publishes is in the next page of the other', async () => {
  const { one, other } = await openTwo();
  const browser = new Browser(other);
  expect((await browser.get('/questionnaires/tiny')).status).toBe(404);
  await publish(one.ctx);
  expect((await browser.get('/questionnaires/tiny')).status).toBe(200);
  for (const name of ['甲市问计', '乙市问计']) {
    await rename(one, name);
    expect((await browser.get('/')).html).toContain(name);
  }
});

test.skipIf(unshared)(
  'a page that a process keeps is gone a moment after another one has published',
  async () => {
    const { one, other } = await openTwo();
    await rename(one, '甲市问计');
    const get = await serve(other);
    expect((await get('/')).text).toContain('甲市问计');
    await rename(one, '乙市问计');
    await sleep(260);
    expect((await get('/')).text).toContain('乙市问计');
  },
);

test.skipIf(unshared)('a hundred requests at once ask for the generation once or twice', async () => {
  const { one } = await openTwo();
  let asked = 0;
  const { log } = one.ctx;
  const { db } = one.ctx;
  expect(log).toBeDefined();
  const watched = db.getExecutor();
  const { executeQuery } = watched;
  watched.executeQuery = (query) => {
    if (query.parameters.includes('pages_generation')) asked += 1;
    return executeQuery.call(watched, query) as never;
  };
  await Promise.all(Array.from({ length: 100 }, () => one.ctx.pages.refresh()));
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(2);
});

test.skipIf(unshared)(
  'where the database cannot be reached, a kept page stands for its seconds, and no other',
  async () => {
    const { one } = await openTwo();
    await publish(one.ctx);
    const get = await serve(one);
    const before = await get('/questionnaires/tiny');
    await sleep(260);
    await one.ctx.db.destroy();
    expect(await get('/questionnaires/tiny')).toEqual(before);
    expect((await get('/en/questionnaires/tiny')).status).toBe(503);
    await expect(one.ctx.pages.refresh()).rejects.toThrow();
  },
);
