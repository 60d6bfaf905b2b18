import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { addressOf, openHouse } from '../security/house.ts';
import { send } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { type House, makeApp, PUBLIC_URL } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { holdStore } from '../support/unwritable.ts';

const FORM = 'application/x-www-form-urlencoded';
const HTTPS = 'https://wenji.city.example';

const usual: { [name: string]: string } = {
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
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** What an answer lacks of the headers that every one carries, and what it should not carry. */
function faultsOf(path: string, { headers }: Response): string[] {
  const expected = { ...usual };
  if (/^(\/en)?\/embed\//.test(path)) expected['cross-origin-resource-policy'] = 'cross-origin';
  const wrong = Object.entries(expected)
    .filter(([name, value]) => headers.get(name) !== value)
    .map(([name]) => `${name}: ${headers.get(name)}`);
  const telling = ['server', 'x-powered-by', 'access-control-allow-origin', 'x-frame-options'];
  return [...wrong, ...telling.filter((name) => headers.has(name))];
}

/** A path that fits a pattern, of things that there are where the house has them. */
function pathOf(house: Awaited<ReturnType<typeof openHouse>>, pattern: string): string {
  const bare = pattern.replace(/^\/en(?=\/)/, '');
  if (bare.startsWith('/workspace/')) return addressOf(pattern, withEnglish(house));
  return pattern
    .replace('*', 'x')
    .replace(/(questionnaires\/):slug/, '$1released')
    .replace(/(consultations\/):slug/, '$1past')
    .replace(/:\w+(\{[^}]*\})?/g, '1');
}

const withEnglish = ({ values }: { values: { [before: string]: string } }) => ({
  values: Object.fromEntries(
    Object.entries(values).flatMap(([before, value]) => [
      [before, value],
      [`/en${before}`, value],
    ]),
  ),
});

test('every route, in both languages and by every method, answers with every header', async () => {
  const house = await openHouse();
  const { app } = house;
  const session = [...house.analyst.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const routes = [...new Set(app.routes.map(({ path }) => path))];
  const faults: unknown[] = [];
  const statuses: { [status: number]: number } = {};
  for (const pattern of routes)
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE'])
      for (const cookie of /\/workspace(?!\/sign-)/.test(pattern) ? [session, ''] : ['']) {
        const path = pathOf(house, pattern);
        const headers = {
          Origin: PUBLIC_URL,
          ...(cookie ? { Cookie: cookie } : {}),
          ...(method === 'POST' ? { 'Content-Type': FORM } : {}),
        };
        const answer = await app.request(path, { method, headers });
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        const wrong = faultsOf(path, answer);
        if (answer.status >= 500 || wrong.length > 0) faults.push([method, path, answer.status, wrong]);
        if (method === 'HEAD' && (await answer.text()) !== '') faults.push([method, path, 'a body']);
      }
  expect(faults).toEqual([]);
  process.stdout.write(`headers: ${routes.length} routes, answers by status ${JSON.stringify(statuses)}\n`);
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '303', '404', '415', '422']));
}, 60_000);

/** A house in which something is wrong, and a request that meets it. */
const troubles: [number, (house: House) => Promise<Response>][] = [
  [200, ({ app }) => ask(app, '/icon.svg')],
  [
    304,
    async ({ app }) => {
      const etag = (await ask(app, '/questionnaires/tiny')).headers.get('etag') ?? '';
      return ask(app, '/questionnaires/tiny', { headers: { 'If-None-Match': etag } });
    },
  ],
  [400, ({ app }) => ask(app, '/api/v1/questionnaires?colour=red')],
  [403, ({ app }) => ask(app, '/receipts', { method: 'POST', headers: { Origin: 'https://evil.example' } })],
  [404, ({ app }) => ask(app, '/assets/nothing.js')],
  [404, ({ app }) => ask(app, '/receipts', { method: 'PROPFIND' })],
  [
    413,
    ({ app }) =>
      ask(app, '/receipts', { method: 'POST', headers: { 'Content-Length': '999999' }, body: 'x' }),
  ],
  [415, ({ app }) => ask(app, '/receipts', { method: 'POST', body: 'x' })],
  [
    429,
    async ({ ctx }) => {
      const app = await createApp({ ...ctx, limits: { submissions: 1 } }, { demo: false });
      await send({ app } as House, young);
      return send({ app } as House, young);
    },
  ],
  [
    500,
    ({ app }) => {
      app.get('/broken', () => {
        throw new Error('a detail of ours');
      });
      return ask(app, '/broken');
    },
  ],
  [
    503,
    async (house) => {
      await holdStore(house);
      return send(house, young);
    },
  ],
];

const ask = async (app: House['app'], path: string, init?: RequestInit) => app.request(path, init);

test.each(troubles)('%i carries them too, with https for a year', async (status, meet) => {
  const house = await makeApp({ publicUrl: HTTPS });
  await publish(house.ctx);
  const answer = await meet(house);
  expect(answer.status).toBe(status);
  expect(faultsOf('', answer)).toEqual([]);
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
});
