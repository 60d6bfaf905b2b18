import { expect, test } from 'vitest';
import { faultsOf, freshKey, send } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedAnswers, storedRows } from '../support/stored.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return house;
};

const raw = (answers: string) => `{"version": 1, "language": "zh-CN", "answers": ${answers}}`;

test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'prototype'])(
  'the field %s is an unknown item like any other',
  async (field) => {
    const house = await open();
    const answer = await send(house, {}, { body: raw(`{"A1": "young", "B1": ["tea"], "${field}": "x"}`) });
    expect(answer.status).toBe(422);
    expect(await faultsOf(answer)).toEqual([`/answers/${field} unknown_item`]);
    expect(await storedRows(house.ctx)).toEqual([]);
  },
);

test('the field __proto__ changes nothing anywhere', async () => {
  const house = await open();
  const body = raw('{"A1": "young", "B1": ["tea"], "__proto__": {"A2": "stick", "polluted": "yes"}}');
  const answer = await send(house, {}, { body });
  expect([201, 422]).toContain(answer.status);
  if (answer.status === 201) expect(await storedAnswers(house.ctx)).toEqual(young);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each([
  ['a code', '{"A1": "constructor", "B1": ["tea"]}', '/answers/A1 unknown_code'],
  ['one of several codes', '{"A1": "young", "B1": ["__proto__"]}', '/answers/B1 unknown_code'],
  ['rows for a single choice', '{"A1": {"__proto__": "young"}, "B1": ["tea"]}', '/answers/A1 wrong_type'],
])('%s named as a prototype has it is unknown', async (_name, answers, fault) => {
  const answer = await send(await open(), {}, { body: raw(answers) });
  expect(answer.status).toBe(422);
  expect(await faultsOf(answer)).toEqual([fault]);
});

test.each([
  ['a list of 50,000 codes', JSON.stringify({ ...young, B1: Array(30_000).fill('tea') })],
  [
    '20,000 fields',
    JSON.stringify(Object.fromEntries(Array.from({ length: 15_000 }, (_, at) => [`F${at}`, 'a']))),
  ],
  ['a code of 100,000 characters', JSON.stringify({ ...young, B1: ['t'.repeat(100_000)] })],
  ['lists in lists, 50,000 deep', `{"A1": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ['objects in objects, 20,000 deep', `{"A1": ${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
  ['a number beyond all bounds', '{"A1": 1e999, "B1": ["tea"]}'],
])('%s: refused at once', async (_name, answers) => {
  const house = await open();
  const began = performance.now();
  const answer = await send(house, {}, { body: raw(answers) });
  expect([400, 422]).toContain(answer.status);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(await storedRows(house.ctx)).toEqual([]);
  expect(house.log.some((line) => line.includes('"msg":"bug"'))).toBe(false);
});

test('text with NUL, lone surrogates and direction marks is kept once and retried as the same', async () => {
  const house = await open();
  const body = raw('{"A1": "young", "B1": ["tea"], "B2": "a\\u0000b\\ud800c\\u202ed"}');
  const key = freshKey();
  expect((await send(house, {}, { body, key })).status).toBe(201);
  expect((await send(house, {}, { body, key })).status).toBe(200);
  expect(await storedRows(house.ctx)).toHaveLength(1);
});
