import { expect, test } from 'vitest';
import { freshKey, problemOf, refusalOf, send, sent } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedRows, storedTexts } from '../support/stored.ts';
import { leaveRoom } from '../support/unwritable.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return house;
};

const WORDS = '字'.repeat(4000);

test('a full disk is 503 with Retry-After; what was told to be stored is stored, the rest is not', async () => {
  const house = await open();
  await leaveRoom(house, 12);
  const answers = [];
  for (let times = 0; times < 12; times++) answers.push(await send(house, { ...young, B2: WORDS }));
  const statuses = answers.map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([201, 503]));
  expect(await storedRows(house.ctx)).toHaveLength(statuses.filter((status) => status === 201).length);
  expect(await storedTexts(house.ctx)).toHaveLength(statuses.filter((status) => status === 201).length);
  expect(house.acts).toHaveLength(statuses.filter((status) => status === 201).length);
  const refused = answers.find(({ status }) => status === 503);
  if (!refused) throw new Error('Nothing was refused');
  expect(refused.headers.get('retry-after')).toBe('5');
  expect((await problemOf(refused)).type).toMatch(/store-unavailable$/);
});

test('once there is room the same sending is taken, and has one receipt', async () => {
  const house = await open();
  const key = freshKey();
  await leaveRoom(house, 0);
  expect(await refusalOf(await send(house, { ...young, B2: WORDS }, { key }))).toBe('503 store-unavailable');
  await leaveRoom(house, 100);
  const first = await sent(house, { ...young, B2: WORDS }, { key });
  expect(await (await send(house, { ...young, B2: WORDS }, { key })).json()).toEqual(first);
  expect(await storedRows(house.ctx)).toHaveLength(1);
});

test('a full queue is 503; what waited is answered', async () => {
  const house = await open();
  let release = () => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  const waiting = [house.ctx.store.write(() => gate)];
  await new Promise((next) => setImmediate(next));
  while (house.ctx.upkeep.waiting < 4000) waiting.push(house.ctx.store.write(async () => {}));
  const refused = await send(house, young);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('5');
  release();
  await Promise.all(waiting);
  expect((await send(house, young)).status).toBe(201);
});

test('reading goes on while nothing can be written', async () => {
  const house = await open();
  await leaveRoom(house, 0);
  for (const path of ['/', '/questionnaires/tiny', '/receipts', '/api/v1/questionnaires'])
    expect((await house.app.request(path)).status).toBe(200);
});
