import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { resident, social, young } from '../support/definitions.ts';
import { makeApp, PUBLIC_URL } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { begin } from '../support/walk.ts';

const tiny = '/questionnaires/tiny';
const dalian = `/questionnaires/${social.slug}`;

const forms = [
  ...[tiny, dalian].flatMap((base) =>
    ['answering', 'sections/A', 'sections/B', 'items/A1', 'items/Q6', 'check', 'responses'].map(
      (end) => `${base}/${end}`,
    ),
  ),
  '/en/questionnaires/tiny/sections/B',
  '/preferences',
  '/en/preferences',
];

const apis = [
  `/api/v1${tiny}/responses`,
  `/api/v1${dalian}/responses`,
  '/api/v1/questionnaires/constructor/responses',
];

const names = [
  'A1',
  'A2',
  'A2__other',
  'B1',
  'B2',
  'Q1',
  'Q6',
  'Q6.day',
  'Q8',
  'Q21',
  'Q21.1',
  'Q21.2',
  'Q9__other',
];
const known = ['young', 'old', 'other', 'tea', 'none', 'resident', 'web', 'NA', '3', 'plain', '__proto__'];
const word = fc.oneof(
  fc.constantFrom(...known),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constant(''),
);
const field = fc.oneof(
  fc.constantFrom(
    ...names,
    'shown',
    'to',
    'version',
    'key',
    'answers',
    'via',
    'language',
    'mode',
    'back',
    'counted',
  ),
  fc.string({ maxLength: 20 }),
  fc.constantFrom('__proto__', 'constructor', 'toString'),
);
const answer = fc.oneof(
  word,
  fc.array(word, { maxLength: 6 }),
  fc.double(),
  fc.dictionary(word, word, { maxKeys: 4 }),
  fc.jsonValue(),
);
const answers = fc.oneof(
  fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), answer, { maxKeys: 8 }),
  fc
    .constantFrom(young, resident)
    .chain((good) =>
      fc
        .tuple(fc.constantFrom(...Object.keys(good)), answer)
        .map(([code, other]) => ({ ...good, [code]: other })),
    ),
);
const submission = fc.oneof(
  fc.record({
    version: fc.constantFrom(1, 2, -1, '1'),
    language: fc.constantFrom('zh-CN', 'en', 'x'),
    answers,
  }),
  fc.jsonValue(),
);

const json = fc.record({
  path: fc.constantFrom(...apis),
  type: fc.constant('application/json'),
  body: fc.oneof(
    submission.map((each) => JSON.stringify(each) ?? ''),
    fc.string(),
  ),
});
const device = fc.record({
  version: fc.constantFrom('1', '2', 'x'),
  key: fc.constantFrom('k'.repeat(22), 'short'),
  answers: answers.map((each) => JSON.stringify(each)),
});
const form = fc.record({
  path: fc.constantFrom(...forms),
  type: fc.constant('application/x-www-form-urlencoded'),
  body: fc.oneof(
    fc.array(fc.tuple(field, word), { maxLength: 12 }).map((pairs) => new URLSearchParams(pairs).toString()),
    device.map((fields) => new URLSearchParams(fields).toString()),
    fc.string({ unit: 'binary' }),
  ),
});

test('whatever is posted, nothing breaks: no 5xx, and no bug in the log', { timeout: 60_000 }, async () => {
  const house = await makeApp();
  await publish(house.ctx);
  await publish(house.ctx, social);
  const browser = new Browser(house);
  await begin(browser);
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 1, arbitrary: json }, { weight: 2, arbitrary: form }),
      fc.boolean(),
      fc.uuid({ version: 4 }),
      async ({ path, type, body }, begun, key) => {
        const headers = { 'Content-Type': type, Origin: PUBLIC_URL, 'Idempotency-Key': key };
        const { status } = await house.app.request(path, {
          method: 'POST',
          headers: begun ? { ...headers, Cookie: cookie } : headers,
          body,
        });
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: 300 },
  );
  expect(house.log.filter((line) => line.includes('"msg":"bug"'))).toEqual([]);
});

test('whatever is written for a receipt, nothing breaks', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const browser = new Browser(house);
  const paths = ['/receipts', '/receipts/correction', '/receipts/withdrawal', '/en/receipts'];
  const written = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.stringMatching(/^[0-9 -]{0,24}$/),
    fc.stringMatching(/^[0-9]{16}$/),
  );
  const posts = fc.sample(fc.tuple(fc.constantFrom(...paths), written), 18);
  const pages = await Promise.all(posts.map(([path, receipt]) => browser.post(path, { receipt })));
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([422]));
});

test('whatever address is asked for, nothing breaks', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const part = fc.oneof(
    fc.constantFrom(
      'questionnaires',
      'tiny',
      'sections',
      'A',
      'en',
      'api',
      'v1',
      '..',
      '%',
      '%zz',
      '__proto__',
    ),
    fc.webSegment(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), fc.webQueryParameters(), async (parts, query) => {
      const { status } = await house.app.request(`http://127.0.0.1:3000/${parts.join('/')}?${query}`);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
  expect(house.log.filter((line) => line.includes('"msg":"bug"'))).toEqual([]);
});
