import { expect, test } from 'vitest';
import { freshKey, send, sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { lookUp, toReceipt } from '../support/walk.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  house.log.length = 0;
  return house;
};

const SECRET = '谁也不该看到';

test('one line a request: method, route template, status, milliseconds', async () => {
  const house = await open();
  await house.app.request('/questionnaires/tiny/sections/A?version=1');
  expect(house.log).toHaveLength(1);
  const line = JSON.parse(house.log[0] ?? '');
  expect(line).toEqual({
    level: expect.anything(),
    time: expect.anything(),
    requestId: expect.stringMatching(/^[\w-]{12}$/),
    method: 'GET',
    route: '/questionnaires/:slug/sections/:code',
    status: 200,
    ms: expect.any(Number),
  });
});

test('nothing of what people sent is in the log: no answer, receipt, key, cookie, slug or address', async () => {
  const house = await open();
  const browser = new Browser(house);
  const page = await toReceipt(browser, SECRET);
  await lookUp(browser, page.receipt);
  await lookUp(browser, '1234 5678 9012 3456');
  await browser.post('/receipts/correction', { receipt: page.receipt });
  const key = freshKey();
  const headers = { 'X-Forwarded-For': '203.0.113.7', 'User-Agent': 'Telltale/1.0' };
  const { receipt } = await sent(house, { ...young, B2: SECRET }, { key, headers });
  await send(house, { A1: SECRET }, { key: freshKey(), headers });
  await send(house, young, { body: `{"answers": "${SECRET}` });
  await house.app.request(`/nothing/${encodeURIComponent(SECRET)}?word=${encodeURIComponent(SECRET)}`);
  const log = house.log.join('\n');
  const secrets = [page.receipt, receipt].flatMap((each) => [each, each.replaceAll(' ', '')]);
  const tokens = [...browser.jar.values()];
  for (const word of [
    SECRET,
    encodeURIComponent(SECRET),
    '1234 5678 9012 3456',
    '1234567890123456',
    key,
    ...secrets,
    ...tokens,
    '203.0.113.7',
    'Telltale',
    'tiny',
  ])
    expect(log).not.toContain(word);
  expect(house.log.length).toBeGreaterThanOrEqual(12);
});

test('a route that does not exist is logged without its address', async () => {
  const house = await open();
  await house.app.request('/receipts/1234567890123456');
  const line = JSON.parse(house.log[0] ?? '');
  expect(line).toMatchObject({ status: 404 });
  expect(line.route).not.toContain('1234');
});

test('a refusal is logged with its status', async () => {
  const house = await open();
  await send(house, { A1: 'nobody' });
  expect(JSON.parse(house.log.at(-1) ?? '')).toMatchObject({
    route: '/api/v1/questionnaires/:slug/responses',
    status: 422,
  });
});
