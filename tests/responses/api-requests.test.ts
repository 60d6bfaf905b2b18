import { expect, test } from 'vitest';
import { faultsOf, freshKey, problemOf, refusalOf, send, sent } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedRow, storedRows } from '../support/stored.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return house;
};

const body = JSON.stringify({ version: 1, language: 'zh-CN', answers: young });

test('an unknown questionnaire is 404', async () => {
  expect(await refusalOf(await send(await open(), young, { slug: 'nothing' }))).toBe('404 not-found');
});

test.each([
  ['no key', undefined],
  ['an empty key', ''],
  ['a counter', '12345'],
  ['21 characters', 'a'.repeat(21)],
  ['129 characters', 'a'.repeat(129)],
  ['characters outside base64url', `${'a'.repeat(22)}+/`],
  ['a version 1 UUID, made of time and place', '6c84fb90-12c4-11e1-840d-7b25c5ee775a'],
])('%s is 400', async (_name, key) => {
  const house = await open();
  expect(await refusalOf(await send(house, young, { key }))).toBe('400 idempotency-key-weak');
  expect(await storedRows(house.ctx)).toEqual([]);
});

test.each(['f47ac10b-58cc-4372-a567-0e02b2c3d479', 'F47AC10B-58CC-4372-A567-0E02B2C3D479', 'Ab_-'.repeat(6)])(
  'the key %s is strong enough',
  async (key) => {
    expect((await send(await open(), young, { key })).status).toBe(201);
  },
);

test.each([
  ['nothing', ''],
  ['half of it', body.slice(0, 40)],
  ['a form', 'version=1'],
  ['words', 'not JSON'],
])('%s where JSON belongs is 400', async (_name, text) => {
  expect(await refusalOf(await send(await open(), young, { body: text }))).toBe('400 not-json');
});

test.each([
  ['a list', [], '/'],
  ['null', null, '/'],
  ['no version', { language: 'zh-CN', answers: young }, '/version'],
  ['a version in words', { version: '1', language: 'zh-CN', answers: young }, '/version'],
  ['an unknown language', { version: 1, language: 'fr', answers: young }, '/language'],
  ['no answers', { version: 1, language: 'zh-CN' }, '/answers'],
  ['a boolean for an answer', { version: 1, language: 'zh-CN', answers: { A1: true } }, '/answers/A1'],
  ['null for an answer', { version: 1, language: 'zh-CN', answers: { A1: null } }, '/answers/A1'],
  ['lists in lists', { version: 1, language: 'zh-CN', answers: { B1: [['tea']] } }, '/answers/B1'],
  ['a channel of one’s own', { version: 1, language: 'zh-CN', answers: young, channel: 'paper' }, '/'],
  ['a day of one’s own', { version: 1, language: 'zh-CN', answers: young, day: '2021-05-15' }, '/'],
])('%s is 400 and says where', async (_name, given, pointer) => {
  const house = await open();
  const answer = await send(house, young, { body: JSON.stringify(given) });
  expect(answer.status).toBe(400);
  const { type, errors } = await problemOf(answer);
  expect(type).toMatch(/bad-request$/);
  expect(errors?.map((each) => each.pointer)).toContain(pointer);
  expect(await storedRows(house.ctx)).toEqual([]);
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/jsonp',
  '',
])('JSON sent as %j is 415', async (type) => {
  const answer = await send(await open(), young, { headers: { 'Content-Type': type } });
  expect(await refusalOf(answer)).toBe('415 wrong-media-type');
});

test('JSON sent without any type is 415', async () => {
  const { app } = await open();
  const answer = await app.request('/api/v1/questionnaires/tiny/responses', {
    method: 'POST',
    headers: { 'Idempotency-Key': freshKey() },
    body: new TextEncoder().encode(body),
  });
  expect(await refusalOf(answer)).toBe('415 wrong-media-type');
});

test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset=UTF-8'])(
  'JSON sent as %s is taken',
  async (type) => {
    expect((await send(await open(), young, { headers: { 'Content-Type': type } })).status).toBe(201);
  },
);

test('a version that was never published is 422', async () => {
  expect(await faultsOf(await send(await open(), young, { version: 7 }))).toEqual(['/version unknown_item']);
});

test.each([
  ['an unknown query value', '?day=2021-05-15', 400],
  ['an entrance that is not on the list', '?via=officer-7', 400],
  ['an entrance on the list', '?via=wechat', 201],
])('%s: %s is %i', async (_name, query, status) => {
  const answer = await send(await open(), young, { slug: 'tiny', query });
  expect(answer.status).toBe(status);
});

test('the entrance is kept, the channel is always online', async () => {
  const house = await open();
  await sent(house, young, { query: '?via=wechat', headers: { 'X-Channel': 'kiosk' } });
  expect(await storedRow(house.ctx)).toMatchObject({ entrance: 'wechat', channel: 'online' });
});
