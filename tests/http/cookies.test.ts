import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { makeApp, PUBLIC_URL } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';

const post = async (publicUrl: string, path: string, body: string): Promise<string[]> => {
  const { app, ctx } = await makeApp({ publicUrl });
  await publish(ctx);
  const answer = await app.request(path, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: publicUrl },
  });
  return answer.headers.getSetCookie();
};

const begin = (publicUrl: string) => post(publicUrl, '/questionnaires/tiny/answering', '');

test('on https a half answer’s cookie is bound to this host and sent over https alone', async () => {
  expect(await begin('https://wenji.example')).toEqual([
    expect.stringMatching(/^__Host-answering-tiny=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
});

test('on loopback http it has a plain name', async () => {
  expect(await begin(PUBLIC_URL)).toEqual([
    expect.stringMatching(/^answering-tiny=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
});

test('on https a plain name opens nothing', async () => {
  const house = await makeApp({ publicUrl: 'https://wenji.example' });
  await publish(house.ctx);
  const browser = new Browser(house, 'https://wenji.example');
  await browser.post('/questionnaires/tiny/answering', {});
  const [[name = '', token = ''] = []] = browser.jar;
  const intro = async () => (await browser.get('/questionnaires/tiny')).words;
  expect(await intro()).toContain('没填完的答卷');
  browser.jar.delete(name);
  browser.jar.set(name.replace('__Host-', ''), token);
  expect(await intro()).not.toContain('没填完的答卷');
});

test.each([
  ['https://wenji.example', '__Host-mode=senior; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax'],
  [PUBLIC_URL, 'mode=senior; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax'],
])('the choice of large type on %s', async (publicUrl, cookie) => {
  expect(await post(publicUrl, '/preferences', 'mode=senior')).toEqual([cookie]);
});

test('reading sets no cookie', async () => {
  const { app, ctx } = await makeApp();
  await publish(ctx);
  for (const path of [
    '/',
    '/questionnaires/tiny',
    '/questionnaires/tiny/sections/A',
    '/receipts',
    '/privacy',
  ])
    expect((await app.request(path)).headers.getSetCookie()).toEqual([]);
});
