import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openOffice } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

const form = '/consultations/small/comments/new';

async function open() {
  const { app, ctx, clock } = await makeApp();
  await openOffice(ctx);
  clock.set('2021-05-20T10:00:00+08:00');
  return async (headers: { [name: string]: string } = {}) => {
    const answer = await app.request(form, { headers });
    expect(answer.status).toBe(200);
    return answer;
  };
}

const keyIn = (html: string) => /name="key" value="([^"]+)"/.exec(html)?.[1];

test('a form with a key is compressed, kept nowhere, and has another key each time', async () => {
  const ask = await open();
  const first = await ask({ 'Accept-Encoding': 'gzip, br' });
  expect(first.headers.get('content-encoding')).toBe('br');
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect(first.headers.get('vary')).toContain('Accept-Encoding');
  expect(first.headers.get('content-security-policy')).not.toBeNull();
  const key = keyIn(brotliDecompressSync(await first.arrayBuffer()).toString());
  expect(key).toBeDefined();

  const second = await ask({ 'Accept-Encoding': 'gzip' });
  expect(second.headers.get('content-encoding')).toBe('gzip');
  const other = keyIn(gunzipSync(await second.arrayBuffer()).toString());
  expect(other).toBeDefined();
  expect(other).not.toBe(key);
});

test.each([
  ['to a browser that asks for no encoding', {}],
  ['to somebody who carries a cookie', { 'Accept-Encoding': 'br', Cookie: 'session=mine' }],
])('it is sent as it is %s', async (_, headers) => {
  const answer = await (await open())(headers);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(keyIn(await answer.text())).toBeDefined();
});
