import { expect, test } from 'vitest';
import { freshKey, problemOf, send } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedRows } from '../support/stored.ts';

test('a full queue refuses a program before its body is read; pages are shown, and what was taken is stored', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const { store, upkeep } = house.ctx;
  let goOn = () => {};
  const gate = new Promise<void>((open) => {
    goOn = open;
  });
  const waiting: Promise<unknown>[] = [store.write(() => gate)];
  await new Promise((next) => setImmediate(next));
  while (!upkeep.full) waiting.push(store.write(async () => waiting.length));
  let read = false;
  const body = new ReadableStream(
    {
      pull(controller) {
        read = true;
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: 'POST', body, duplex: 'half', headers: { 'Content-Type': 'application/json' } };
  const [refused, home] = await Promise.all([
    house.app.request('/api/v1/questionnaires/tiny/responses', init),
    house.app.request('/'),
  ]);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('5');
  expect((await problemOf(refused)).type).toBe('urn:wenji:problem:store-unavailable');
  expect(read).toBe(false);
  expect(home.status).toBe(200);
  goOn();
  await Promise.all(waiting);
  expect((await send(house, young, { key: freshKey() })).status).toBe(201);
  expect(await storedRows(house.ctx)).toHaveLength(1);
});
