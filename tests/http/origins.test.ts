import { describe, expect, test } from 'vitest';
import { freshKey, refusalOf } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { makeApp, PUBLIC_URL } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedRows } from '../support/stored.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return house;
};

const foreign = 'https://evil.example';
const body = JSON.stringify({ version: 1, language: 'zh-CN', answers: young });

/** Whether a request with these headers is one of this site's own; what is not named is not sent. */
const cases: [{ site?: string; origin?: string; cookie?: boolean }, boolean][] = [
  [{ site: 'same-origin', origin: PUBLIC_URL, cookie: true }, true],
  [{ site: 'same-origin', cookie: true }, true],
  [{ site: 'none', cookie: true }, true],
  [{ origin: PUBLIC_URL, cookie: true }, true],
  [{ origin: PUBLIC_URL }, true],
  [{}, true],
  [{ cookie: true }, false],
  [{ site: 'cross-site', origin: foreign }, false],
  [{ site: 'cross-site', origin: PUBLIC_URL, cookie: true }, false],
  [{ site: 'cross-site' }, false],
  [{ site: 'same-site', origin: 'https://other.city.example', cookie: true }, false],
  [{ site: 'SAME-ORIGIN' }, false],
  [{ site: '' }, false],
  [{ origin: foreign }, false],
  [{ origin: foreign, cookie: true }, false],
  [{ origin: 'null' }, false],
  [{ origin: 'null', cookie: true }, false],
  [{ origin: '' }, false],
  [{ origin: `${PUBLIC_URL}.evil.example` }, false],
  [{ origin: PUBLIC_URL.replace('http:', 'https:') }, false],
  [{ origin: PUBLIC_URL.replace(':3000', ':3001') }, false],
];

const headersOf = ({ site, origin, cookie }: (typeof cases)[number][0]) => ({
  ...(site === undefined ? {} : { 'Sec-Fetch-Site': site }),
  ...(origin === undefined ? {} : { Origin: origin }),
  ...(cookie ? { Cookie: 'mode=standard' } : {}),
});

const targets = [
  { path: '/api/v1/questionnaires/tiny/responses', type: 'application/json', body, own: 201 },
  { path: '/receipts', type: 'application/x-www-form-urlencoded', body: 'receipt=', own: 422 },
  { path: '/questionnaires/tiny/answering', type: 'application/x-www-form-urlencoded', body: '', own: 303 },
  { path: '/receipts', type: 'text/plain', body: 'receipt=', own: 415 },
  { path: '/receipts', type: 'multipart/form-data; boundary=b', body: '--b--', own: 415 },
];

describe.each(targets)('$path as $type', ({ path, type, body: sent, own }) => {
  test('is taken from this site, and 403 from everywhere else', async () => {
    const { app, ctx } = await open();
    const expected: [object, number][] = [];
    const seen: [object, number][] = [];
    await Promise.all(
      cases.map(async ([given, allowed]) => {
        const headers = { 'Content-Type': type, 'Idempotency-Key': freshKey(), ...headersOf(given) };
        const answer = await app.request(path, { method: 'POST', headers, body: sent });
        expected.push([given, allowed ? own : 403]);
        seen.push([given, answer.status]);
      }),
    );
    const sorted = (all: [object, number][]) => all.map((each) => JSON.stringify(each)).sort();
    expect(sorted(seen)).toEqual(sorted(expected));
    const taken = own === 201 ? cases.filter(([, allowed]) => allowed).length : 0;
    expect(await storedRows(ctx)).toHaveLength(taken);
  });
});

test('the refusal is problem+json for programs and a page for people', async () => {
  const { app } = await open();
  const headers = { Origin: foreign };
  const post = (path: string) => app.request(path, { method: 'POST', headers });
  expect(await refusalOf(await post('/api/v1/questionnaires/tiny/responses'))).toBe('403 foreign-origin');
  const page = await post('/receipts');
  expect([page.status, page.headers.get('content-type')]).toEqual([403, 'text/html; charset=UTF-8']);
});

test.each(['PUT', 'PATCH', 'DELETE'])('%s is guarded too', async (method) => {
  const { app } = await open();
  expect((await app.request('/receipts', { method, headers: { Origin: foreign } })).status).toBe(403);
});

test.each(['GET', 'HEAD'])('%s is answered wherever it comes from', async (method) => {
  const { app } = await open();
  const headers = { Origin: foreign, 'Sec-Fetch-Site': 'cross-site', Cookie: 'mode=senior' };
  expect((await app.request('/questionnaires/tiny', { method, headers })).status).toBe(200);
});

test('no answer lets another site read it', async () => {
  const { app } = await open();
  const answer = await app.request('/api/v1/questionnaires', { headers: { Origin: foreign } });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});
