import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsWithoutNul, jsonWithoutNul } from '#server/http/nul.ts';
import { freshKey, send } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedTexts } from '../support/stored.ts';
import { toReceipt } from '../support/walk.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return house;
};

const body = (words: string) =>
  `{"version":1,"language":"en","answers":{"A1":"young","B1":["tea"],"B2":"${words}"}}`;

test('what programs send is kept without it, and sent again is the same with it or without', async () => {
  const house = await open();
  const key = freshKey();
  const first = await send(house, {}, { body: body('a\\u0000b\\\\u0000'), key });
  expect(first.status).toBe(201);
  expect(await storedTexts(house.ctx)).toEqual(['B2: ab\\u0000']);
  for (const words of ['a\\u0000b\\\\u0000', 'ab\\\\u0000', '\\u0000ab\\\\u0000']) {
    const again = await send(house, {}, { body: body(words), key });
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(await first.clone().json());
  }
  expect((await send(house, {}, { body: body('ab'), key })).status).toBe(409);
});

test('what a form sends is kept without it', async () => {
  const house = await open();
  await toReceipt(new Browser(house), '写\0了\0字');
  expect(await storedTexts(house.ctx)).toEqual(['B2: 写了字']);
});

test('nothing has an address with it; in a query it is as if it were not there', async () => {
  const { app } = await open();
  for (const path of [
    '/questionnaires/tiny%00',
    '/%00',
    '/api/v1/questionnaires/ti%00ny',
    '/en/departments/%00',
  ])
    expect([path, (await app.request(path)).status]).toEqual([path, 404]);
  const page = async (path: string) => (await app.request(path)).text();
  expect(await page('/search?q=ti%00ny')).toBe(await page('/search?q=tiny'));
  const posted = await app.request('/receipts?x=%00', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'receipt=%001',
  });
  expect(posted.status).toBe(422);
});

test('JSON says the same without it, whatever stands before it', () => {
  const text = fc.string({ unit: fc.constantFrom('\\', '\0', 'u', '0', '"', '字', '\n') });
  const without = (value: unknown): unknown =>
    typeof value === 'string' ? value.replaceAll('\0', '') : (value as string[]).map(without);
  fc.assert(
    fc.property(fc.array(text), (given) => {
      expect(JSON.parse(jsonWithoutNul(JSON.stringify(given)))).toEqual(without(given));
      const fields = new URLSearchParams(given.map((each) => [each, each]));
      expect([...fieldsWithoutNul(fields)].map(([, value]) => value)).toEqual(without(given));
    }),
  );
});
