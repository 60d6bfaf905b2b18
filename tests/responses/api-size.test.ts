import { expect, test } from 'vitest';
import { refusalOf, send } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';

const LIMIT = 256 * 1024;

/** A body of so many bytes that would be taken if it were shorter. */
const bodyOf = (bytes: number) => {
  const body = JSON.stringify({ version: 1, language: 'zh-CN', answers: young });
  return body + ' '.repeat(bytes - body.length);
};

const streamed = (text: string) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < text.length; at += 60_000)
        controller.enqueue(new TextEncoder().encode(text.slice(at, at + 60_000)));
      controller.close();
    },
  });

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return house;
};

test('256 KiB are taken', async () => {
  expect((await send(await open(), young, { body: bodyOf(LIMIT) })).status).toBe(201);
});

test('one byte more is 413', async () => {
  expect(await refusalOf(await send(await open(), young, { body: bodyOf(LIMIT + 1) }))).toBe('413 too-large');
});

test('so it is when it comes in pieces of unknown length', async () => {
  const house = await open();
  const { app } = house;
  const post = (path: string, type: string) =>
    app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': type, 'Transfer-Encoding': 'chunked' },
      body: streamed(bodyOf(LIMIT + 1)),
      duplex: 'half',
    } as RequestInit);
  expect((await post('/api/v1/questionnaires/tiny/responses', 'application/json')).status).toBe(413);
  expect((await post('/questionnaires/tiny/responses', 'application/x-www-form-urlencoded')).status).toBe(
    413,
  );
});
