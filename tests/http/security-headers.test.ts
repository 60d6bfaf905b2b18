import { expect, test } from 'vitest';
import { send } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { makeApp, PUBLIC_URL } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';

const expected = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const open = async (publicUrl = PUBLIC_URL) => {
  const house = await makeApp({ publicUrl });
  await publish(house.ctx);
  house.app.get('/broken', () => {
    throw new Error('a detail of ours');
  });
  return house;
};

const headersIn = (answer: Response) =>
  Object.fromEntries(Object.keys(expected).map((name) => [name, answer.headers.get(name)]));

test.each([
  ['/', 200],
  ['/questionnaires/tiny', 200],
  ['/receipts', 200],
  ['/icon.svg', 200],
  ['/healthz', 200],
  ['/api/v1/openapi.json', 200],
  ['/api/v1/questionnaires', 200],
  ['/questionnaires/tiny/check', 303],
  ['/workspace', 303],
  ['/api/v1/questionnaires?colour=red', 400],
  ['/nothing', 404],
  ['/api/v1/nothing', 404],
  ['/assets/nothing.js', 404],
  ['/broken', 500],
])('GET %s, %i, carries every header', async (path, status) => {
  const { app } = await open();
  const answer = await app.request(path);
  expect(answer.status).toBe(status);
  expect(headersIn(answer)).toEqual(expected);
});

test('so do refusals of what was sent', async () => {
  const house = await open();
  const { app } = house;
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const answers = [
    await send(house, {}),
    await app.request('/receipts', { method: 'POST', headers: form, body: 'receipt=' }),
    await app.request('/receipts', { method: 'POST', body: 'receipt=' }),
    await app.request('/receipts', { method: 'POST', headers: { ...form, Origin: 'https://evil.example' } }),
    await app.request('/receipts', {
      method: 'POST',
      headers: { ...form, 'Content-Length': '999999' },
      body: 'a',
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 415, 403, 413]);
  for (const answer of answers) expect(headersIn(answer)).toEqual(expected);
});

test('and an answer that nothing has changed: 304', async () => {
  const { app } = await open();
  const first = await app.request('/questionnaires/tiny');
  const etag = first.headers.get('etag') ?? '';
  const again = await app.request('/questionnaires/tiny', { headers: { 'If-None-Match': etag } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  expect(headersIn(again)).toEqual(expected);
});

test('https is asked for a year, where the site has it', async () => {
  const hsts = async (publicUrl: string) =>
    (await (await open(publicUrl)).app.request('/nothing')).headers.get('strict-transport-security');
  expect(await hsts('https://wenji.example')).toBe('max-age=31536000; includeSubDomains');
  expect(await hsts(PUBLIC_URL)).toBeNull();
});

test('a fault shows no detail, and is logged with the request’s id', async () => {
  const house = await open();
  const page = await new Browser(house).get('/broken');
  expect([page.status, page.title]).toEqual([500, expect.stringMatching(/^错误：系统出了问题/)]);
  expect(page.html).not.toContain('a detail of ours');
  const bug = house.log.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'bug');
  expect(bug).toMatchObject({
    requestId: expect.stringMatching(/^[\w-]{12}$/),
    err: { message: 'a detail of ours' },
  });
});

test('pages hold no inline script or style', async () => {
  const house = await open();
  const browser = new Browser(house);
  const step = await browser.press((await browser.get('/questionnaires/tiny')).form('/answering'));
  for (const page of [step, await browser.get('/'), await browser.get('/receipts')]) {
    expect(page.html).not.toMatch(/<script(?![^>]*(src=|type="application\/json"))/);
    expect(page.html).not.toMatch(/<style|\sstyle="|\son\w+="/);
  }
});
