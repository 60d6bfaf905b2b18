import { expect, test } from 'vitest';
import { freshKey } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { PUBLIC_URL } from '../support/make-app.ts';
import { addressOf, type House, openHouse } from './house.ts';

const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-8',
  'APPLICATION/JSON',
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'text/plain; application/json',
  'multipart/form-data; boundary=b',
  'application/octet-stream',
  'text/xml',
  'application/csp-report',
  '',
];

/** Where a request may come from, and whether it is ours. */
const sources: { name: string; headers: { [name: string]: string }; own: boolean }[] = [
  { name: 'this site', headers: { 'Sec-Fetch-Site': 'same-origin', Origin: PUBLIC_URL }, own: true },
  { name: 'this site, in an old browser', headers: { Origin: PUBLIC_URL }, own: true },
  {
    name: 'another site',
    headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
    own: false,
  },
  {
    name: 'a neighbour',
    headers: { 'Sec-Fetch-Site': 'same-site', Origin: 'http://other.127.0.0.1:3000' },
    own: false,
  },
  { name: 'a sandbox, in an old browser', headers: { Origin: 'null' }, own: false },
  { name: 'a liar', headers: { 'Sec-Fetch-Site': 'cross-site', Origin: PUBLIC_URL }, own: false },
];

const cookieOf = ({ analyst }: House) =>
  [...analyst.jar].map(([name, value]) => `${name}=${value}`).join('; ');

/** Routes that change something, once for both languages. */
const changing = ({ app }: House) => [
  ...new Set(
    app.routes
      .filter(({ method }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))
      .map(({ path }) => path),
  ),
];

const pathTo = (house: House, pattern: string) =>
  pattern.startsWith('/workspace')
    ? addressOf(pattern, house)
    : pattern
        .replace(/(questionnaires\/):slug/, '$1tiny')
        .replace(/(consultations\/):slug/, '$1small')
        .replace(/:\w+/g, 'A');

test('whatever the type and the cookies, only what comes from this site is taken', async () => {
  const house = await openHouse();
  const cookie = cookieOf(house);
  const targets = [
    '/receipts',
    '/questionnaires/tiny/responses',
    '/api/v1/questionnaires/tiny/responses',
    '/api/v1/consultations/small/comments',
    '/workspace/questionnaires/waiting/releases',
    '/workspace/sign-in',
  ];
  const before = await counted(house);
  const faults: unknown[] = [];
  let asked = 0;
  for (const path of targets)
    for (const type of types)
      for (const { name, headers, own } of sources)
        for (const cookies of [true, false]) {
          if (own) continue;
          const answer = await house.app.request(path, {
            method: 'POST',
            headers: {
              ...headers,
              ...(type ? { 'Content-Type': type } : {}),
              ...(cookies ? { Cookie: cookie } : {}),
              'Idempotency-Key': freshKey(),
            },
            body: new TextEncoder().encode(JSON.stringify({ version: 1, language: 'en', answers: young })),
          });
          asked += 1;
          if (answer.status !== 403 || answer.headers.has('set-cookie'))
            faults.push([path, type, name, cookies, answer.status]);
        }
  expect(faults).toEqual([]);
  expect(await counted(house)).toEqual(before);
  process.stdout.write(`csrf: ${asked} foreign requests refused\n`);
});

test('what comes from this site is taken in the one type of its kind, and otherwise is 415', async () => {
  const house = await openHouse();
  const taken: { [path: string]: string[] } = {};
  for (const path of ['/preferences', '/api/v1/questionnaires/tiny/responses'])
    for (const type of types)
      for (const { headers } of sources.filter(({ own }) => own)) {
        const answer = await house.app.request(path, {
          method: 'POST',
          headers: { ...headers, ...(type ? { 'Content-Type': type } : {}) },
          body: new TextEncoder().encode('{}'),
        });
        if (answer.status !== 415) taken[path] = [...new Set([...(taken[path] ?? []), type])];
      }
  expect(taken).toEqual({
    '/preferences': types.filter((type) => /^application\/x-www/.test(type)),
    '/api/v1/questionnaires/tiny/responses': types.filter((type) => /^application\/json/i.test(type)),
  });
});

test('no route that changes something takes anything from elsewhere', async () => {
  const house = await openHouse();
  const cookie = cookieOf(house);
  const faults: unknown[] = [];
  const routes = changing(house);
  for (const pattern of routes)
    for (const { name, headers, own } of sources)
      for (const cookies of [true, false]) {
        if (own) continue;
        const answer = await house.app.request(pathTo(house, pattern.replace(/^\/en(?=\/)/, '')), {
          method: 'POST',
          headers: {
            ...headers,
            'Content-Type': 'application/x-www-form-urlencoded',
            ...(cookies ? { Cookie: cookie } : {}),
          },
          body: 'act=release',
        });
        if (answer.status !== 403) faults.push([pattern, name, cookies, answer.status]);
      }
  expect(faults).toEqual([]);
  // With neither header it may be a program: it is taken where it carries no cookie, and nowhere else.
  for (const pattern of routes.filter((each) => !each.startsWith('/en'))) {
    const bare = await house.app.request(pathTo(house, pattern), {
      method: 'POST',
      headers: { Cookie: cookie },
    });
    expect([pattern, bare.status]).toEqual([pattern, 403]);
  }
});

/** How much there is of what strangers could add. */
const counted = async ({ ctx }: House) =>
  Promise.all(
    (['response', 'comment', 'session', 'release', 'audit_event'] as const).map(
      async (table) =>
        (
          await ctx.db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll().as('n'))
            .execute()
        )[0]?.n,
    ),
  );
