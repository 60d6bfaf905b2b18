import { expect, test } from 'vitest';
import { parseReceipt } from '#server/access/receipts.ts';
import { findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { freshKey, refusalOf, send, sent } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';
import { storedRow, storedRows } from '../support/stored.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return house;
};

test.each([
  ['before it opens', period.before, '409 questionnaire-not-open'],
  ['a quarter of an hour after closing', period.closed, '409 questionnaire-closed'],
])('%s nothing is taken', async (_name, at, refusal) => {
  const house = await open();
  house.turnTo(at);
  expect(await refusalOf(await send(house, young))).toBe(refusal);
  expect(await storedRows(house.ctx)).toEqual([]);
});

test.each([
  ['at the last moment', period.lastMoment],
  ['at closing', period.closing],
  ['a second before the quarter of an hour is over', period.lastGrace],
])('%s an answer is taken, on the closing day', async (_name, at) => {
  const house = await open();
  house.turnTo(at);
  expect(await sent(house, young)).toMatchObject({ day: '2021-06-15' });
  expect(await storedRow(house.ctx)).toMatchObject({ day: '2021-06-15' });
});

test('an answer near midnight belongs to the day in Dalian', async () => {
  const house = await open();
  house.turnTo('2021-05-20T23:30:00+08:00');
  expect((await sent(house, young)).day).toBe('2021-05-20');
  house.turnTo('2021-05-21T00:00:00+08:00');
  expect((await sent(house, young)).day).toBe('2021-05-21');
});

test('after closing a retry of what was taken in time is 200, on its own day', async () => {
  const house = await open();
  const key = freshKey();
  const first = await sent(house, young, { key });
  house.turnTo('2021-07-20T09:00:00+08:00');
  const again = await send(house, young, { key });
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual(first);
  expect(await refusalOf(await send(house, { ...young, B2: 'more' }, { key }))).toBe(
    '409 idempotency-key-reused',
  );
});

test('after closing a withdrawn one is 200 too', async () => {
  const house = await open();
  const key = freshKey();
  const { receipt } = await sent(house, young, { key });
  house.turnTo(period.closed);
  const held = await findByReceipt(house.ctx, parseReceipt(receipt) ?? '');
  if (held) await withdrawResponse(house.ctx, held);
  expect(await storedRow(house.ctx)).toMatchObject({ withdrawn_day: '2021-06-16' });
  expect((await send(house, { A1: 'old' }, { key })).status).toBe(200);
});
