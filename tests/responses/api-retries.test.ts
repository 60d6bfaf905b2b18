import { expect, test } from 'vitest';
import { parseReceipt } from '#server/access/receipts.ts';
import { correctResponse, findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { freshKey, type Receipt, refusalOf, send, sent } from '../support/api.ts';
import { tiny, young } from '../support/definitions.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedAnswers, storedRow, storedRows, storedTexts } from '../support/stored.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return house;
};

const heldBy = async ({ ctx }: House, receipt: string) => {
  const held = await findByReceipt(ctx, parseReceipt(receipt) ?? '');
  if (!held) throw new Error('Nothing is held');
  return held;
};

async function correct(house: House, receipt: string, answers: Answers) {
  const held = await heldBy(house, receipt);
  const { revision } = held;
  await correctResponse(house.ctx, held.questionnaire, { ...held, revision, language: 'zh-CN', answers });
}

test('a new body is stored: 201 with receipt, day and version', async () => {
  const house = await open();
  const answer = await send(house, young);
  expect(answer.status).toBe(201);
  const receipt = (await answer.json()) as Receipt;
  expect(receipt).toEqual({
    receipt: expect.stringMatching(/^\d{4}( \d{4}){3}$/),
    day: '2021-05-20',
    version: 1,
  });
  expect(parseReceipt(receipt.receipt)).toBeDefined();
});

test('the same body under the same key is 200 with the same receipt, and stored once', async () => {
  const house = await open();
  const key = freshKey();
  const first = await sent(house, young, { key });
  const again = await send(house, { B1: young.B1, A1: young.A1 }, { key });
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual(first);
  expect(await storedRows(house.ctx)).toHaveLength(1);
  expect(house.acts).toHaveLength(1);
});

test('twenty sendings at once under one key are one 201, else 200, all with one receipt', async () => {
  const house = await open();
  const key = freshKey();
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(house, young, { key })));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
  const receipts = await Promise.all(answers.map(async (each) => ((await each.json()) as Receipt).receipt));
  expect(new Set(receipts).size).toBe(1);
  expect(await storedRows(house.ctx)).toHaveLength(1);
  expect(house.acts).toHaveLength(1);
});

test.each([
  ['other answers', { A1: 'young', B1: ['rice'] }, {}],
  ['other words', { ...young, B2: 'words' }, {}],
  ['another language', young, { language: 'en' }],
  ['answers that would not be taken', { A1: 'nobody' }, {}],
])('%s under the same key are 409, and what is stored stays', async (_name, answers, more) => {
  const house = await open();
  const key = freshKey();
  await sent(house, young, { key });
  expect(await refusalOf(await send(house, answers, { key, ...more }))).toBe('409 idempotency-key-reused');
  expect(await storedAnswers(house.ctx)).toEqual(young);
  expect(await storedTexts(house.ctx)).toEqual([]);
});

test('two keys are two responses, however equal', async () => {
  const house = await open();
  const one = await sent(house, young);
  const other = await sent(house, young);
  expect(other.receipt).not.toBe(one.receipt);
  expect(await storedRows(house.ctx)).toHaveLength(2);
});

test('one key gives another receipt to another questionnaire', async () => {
  const house = await open();
  await publish(house.ctx, { ...tiny, slug: 'other' });
  const key = freshKey();
  const one = await sent(house, young, { key });
  const other = await sent(house, young, { key, slug: 'other' });
  expect(other.receipt).not.toBe(one.receipt);
});

test('after a correction the first body is still 200; the corrected one is 409', async () => {
  const house = await open();
  const key = freshKey();
  const first = await sent(house, young, { key });
  const corrected = { A1: 'young', B1: ['rice'] };
  await correct(house, first.receipt, corrected);
  const again = await send(house, young, { key });
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual(first);
  expect((await send(house, corrected, { key })).status).toBe(409);
  expect(await storedAnswers(house.ctx)).toEqual(corrected);
});

test.each([
  ['the first body', { ...young, B2: 'words' }],
  ['another body', { A1: 'young', B1: ['rice'] }],
  ['a body that would not be taken', { A1: 'nobody' }],
  ['a body that ends the questionnaire', { A1: 'child' }],
])('after a withdrawal %s is 200 with the same receipt, and nothing is revived', async (_name, answers) => {
  const house = await open();
  const key = freshKey();
  const first = await sent(house, { ...young, B2: 'words' }, { key });
  await withdrawResponse(house.ctx, await heldBy(house, first.receipt));
  const again = await send(house, answers, { key });
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual(first);
  expect(await storedRow(house.ctx)).toMatchObject({
    answers: null,
    body_mac: null,
    withdrawn_day: '2021-05-20',
  });
  expect(await storedTexts(house.ctx)).toEqual([]);
  expect(house.acts).toHaveLength(2);
});
