import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApiDocument, Parameter, Schema } from '#server/front/api-document.ts';
import { schemaIn } from '#server/front/api-document.ts';
import { operationsOf } from '#server/front/api-operations.ts';
import { apiProblems } from '#server/front/api-problems.ts';
import { type Role, roles } from '#server/http/signed-in.ts';
import { makeOfficer } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import type { Form } from '../support/form.ts';
import { PUBLIC_URL } from '../support/make-app.ts';
import { crawl, formsOn } from './crawl.ts';
import { addressOf, type House, openHouse, workspaceRoots } from './house.ts';
import { strangeIn } from './markup.ts';
import { bodies, oddWords } from './random-bodies.ts';
import { signedIn } from './sign-in.ts';

/** 800 requests with every run; WENJI_FUZZ=long sends more than 5,000. */
const LONG = process.env.WENJI_FUZZ === 'long';
const TIMEOUT = LONG ? 600_000 : 90_000;

const cookieOf = ({ jar }: Browser) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

const FORM = 'application/x-www-form-urlencoded';

class Count {
  asked = 0;
  readonly statuses: { [status: number]: number } = {};

  constructor(private readonly house: House) {}

  /** What an answer must never be: a fault of ours, or words that a page takes for markup. */
  async check(answer: Response): Promise<void> {
    this.asked += 1;
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    if (answer.status >= 500) throw new Error(`${answer.status}: ${this.house.log.at(-1)?.slice(0, 800)}`);
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    if (/^text\/html/.test(type)) expect(strangeIn(text, PUBLIC_URL)).toEqual([]);
    if (!/^application\/problem\+json/.test(type)) return;
    const problem = (JSON.parse(text) as { type: string }).type.replace('urn:wenji:problem:', '');
    expect(apiProblems, `add to server/front/api-problems.ts: ${problem}`).toContainEqual({
      type: problem,
      status: answer.status,
    });
  }

  async finish(name: string): Promise<void> {
    const { house } = this;
    expect(house.log.filter((line) => line.includes('"msg":"bug"'))).toEqual([]);
    expect((await house.app.request('/healthz')).status).toBe(200);
    process.stdout.write(`fuzz, ${name}: ${this.asked} requests, ${JSON.stringify(this.statuses)}\n`);
  }
}

test('whatever a program asks or sends, nothing breaks', { timeout: TIMEOUT }, async () => {
  const house = await openHouse();
  const count = new Count(house);
  const document = (await (await house.app.request('/api/v1/openapi.json')).json()) as ApiDocument;
  const { schemas } = document.components;
  const operations = operationsOf(document);
  const each = Math.ceil((LONG ? 2400 : 400) / operations.length);
  for (const { method, path, parameters = [], requestBody } of operations) {
    const known = { slug: path.startsWith('/q') ? ['tiny', 'released'] : ['small', 'past'], n: ['1'] };
    const value = ({ name, schema }: Parameter) =>
      fc.oneof(
        { weight: 6, arbitrary: usual(known[name as keyof typeof known], schema) },
        { weight: 1, arbitrary: oddWords.map((text) => text.slice(0, 300)) },
      );
    const given = fc.record(Object.fromEntries(parameters.map((each) => [each.name, value(each)])), {
      requiredKeys: ['slug', 'n'].filter((name) => parameters.some((one) => one.name === name)),
    });
    const schema = schemaIn(requestBody?.content);
    const body = schema ? bodies(schema, schemas) : fc.constant(undefined);
    await fc.assert(
      fc.asyncProperty(given, body, fc.uuid({ version: 4 }), async (values, sent, key) => {
        const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
          q(values[name as keyof typeof values] ?? ''),
        );
        const query = new URLSearchParams(
          parameters
            .filter(({ name, in: place }) => place === 'query' && name in values)
            .map(({ name }) => [name, String(values[name as keyof typeof values])]),
        );
        const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
        const init = sent === undefined ? { method } : { method, headers, body: sent };
        await count.check(await house.app.request(`/api/v1${filled}?${query}`, init));
      }),
      { numRuns: each, endOnFailure: true },
    );
  }
  await count.finish('API');
});

/** What a parameter takes. */
const usual = (known: string[] | undefined, schema: Schema | undefined): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...(known ?? schema?.enum?.map(String) ?? (schema?.type === 'integer' ? ['1', '20'] : ['A1', '1'])),
  );

/** Half a character has no place in an address. */
const q = (text: unknown) => encodeURIComponent(String(text).replace(/\p{Cs}/gu, '\ufffd'));

/** A form's fields, some of them with what the page never offered, some gone, some twice. */
const fieldsFor = (form: Form): fc.Arbitrary<URLSearchParams> => {
  const names = [...new Set([...form.offered.keys(), ...form.fields.keys()])];
  const buttons = [...form.buttons.values()].flatMap((each) => (each ? [each] : []));
  const usual = (name: string) => {
    const offered = form.offered.get(name);
    const choices = offered instanceof Set ? [...offered] : [];
    return fc.constantFrom(...choices, form.fields.get(name) ?? '', '建议写明');
  };
  const one = (name: string) =>
    fc.oneof({ weight: 5, arbitrary: usual(name) }, { weight: 2, arbitrary: oddWords });
  return fc
    .tuple(
      fc.record(Object.fromEntries(names.map((name) => [name, one(name)])), { requiredKeys: [] }),
      fc.array(
        fc.tuple(
          oddWords.map((name) => name.slice(0, 40)),
          oddWords,
        ),
        { maxLength: 2 },
      ),
      fc.constantFrom<[string, string][]>([], ...buttons.map((button) => [button])),
    )
    .map(
      ([values, more, button]) =>
        new URLSearchParams([...Object.entries(values as { [name: string]: string }), ...more, ...button]),
    );
};

test('whatever is entered in any form, by anybody, nothing breaks', { timeout: TIMEOUT }, async () => {
  const house = await openHouse();
  house.ctx.limits.submissions = 1_000_000;
  const count = new Count(house);
  const visitor = new Browser(house);
  const walks: [Browser, Form[]][] = [];
  const look = async (browser: Browser, roots: string[], most: number) =>
    walks.push([browser, formsOn(await crawl(browser, roots, { most, alike: 2 }))]);
  await look(
    visitor,
    ['/search', '/questionnaires/tiny', '/consultations/small/comments/new', '/receipts', '/api', '/'],
    25,
  );
  const working: Role[] = ['editor', 'moderator', 'analyst', 'approver', 'legal', 'decision', 'clerk'];
  const everything = await makeOfficer(house.ctx, house.department, working, 'everything');
  await look(await signedIn(house, everything.signInName), workspaceRoots(house), 45);
  for (const role of roles) {
    const { signInName } = await makeOfficer(house.ctx, house.department, [role], `fuzz-${role}`);
    const own = working.includes(role) ? Object.keys(house.values).map((each) => addressOf(each, house)) : [];
    await look(await signedIn(house, signInName), [...own.slice(0, 4), '/workspace'], 8);
  }
  const forms = walks.flatMap(([browser, found]) => found.map((form) => [browser, form] as const));
  // Looking up a receipt takes its time on purpose, and tries are limited.
  const quick = forms.filter(([, form]) => !/\/receipts/.test(form.action));
  const each = Math.ceil((LONG ? 3600 : 400) / quick.length);
  for (const [browser, form] of quick)
    await fc.assert(
      fc.asyncProperty(fieldsFor(form), async (fields) => {
        const headers = { Cookie: cookieOf(browser), Origin: PUBLIC_URL };
        const answer =
          form.method === 'post'
            ? house.app.request(form.action, {
                method: 'POST',
                headers: { ...headers, 'Content-Type': FORM },
                body: fields.toString(),
              })
            : house.app.request(`${form.action}?${fields}`, { headers });
        await count.check(await answer);
      }),
      { numRuns: each, endOnFailure: true },
    );
  await count.finish(`${quick.length} forms`);
});

/** Bodies that are none, or not what they say, or more than anybody may send. */
const broken: [string, RequestInit][] = [
  ['too large', { headers: { 'Content-Type': FORM, 'Content-Length': '99999999' }, body: 'a=1' }],
  ['large', { headers: { 'Content-Type': FORM }, body: `a=${'x'.repeat(200_000)}` }],
  ['many fields', { headers: { 'Content-Type': FORM }, body: 'a=1&'.repeat(40_000) }],
  ['no text', { headers: { 'Content-Type': FORM }, body: new Uint8Array([0xff, 0xfe, 0, 0xc3, 0x28]) }],
  ['broken escapes', { headers: { 'Content-Type': FORM }, body: '%zz=%&%e4%b8=%00&=&&==' }],
  ['nothing', { headers: { 'Content-Type': FORM }, body: '' }],
  ['no length', { headers: { 'Content-Type': FORM, 'Content-Length': 'x' }, body: 'a=1' }],
  ['another type', { headers: { 'Content-Type': 'multipart/form-data; boundary=' }, body: '--\r\n\r\n--' }],
  ['half JSON', { headers: { 'Content-Type': 'application/json' }, body: '{"version":1,"answers":{' }],
  ['deep JSON', { headers: { 'Content-Type': 'application/json' }, body: '['.repeat(20_000) }],
  ['a prototype', { headers: { 'Content-Type': 'application/json' }, body: '{"__proto__":{"x":1}}' }],
];

test('no route breaks over a body that is large, broken or none', { timeout: TIMEOUT }, async () => {
  const house = await openHouse();
  const officer = await makeOfficer(
    house.ctx,
    house.department,
    ['editor', 'moderator', 'analyst', 'approver', 'clerk'],
    'many',
  );
  const cookie = cookieOf(await signedIn(house, officer.signInName));
  const routes = [
    ...new Set(house.app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)),
  ];
  const statuses: { [status: number]: number } = {};
  const faults: unknown[] = [];
  for (const pattern of routes.filter((each) => !each.startsWith('/en/')))
    for (const [what, { headers, body }] of broken) {
      if (/sign-out/.test(pattern)) continue;
      const path = pattern.startsWith('/workspace/')
        ? addressOf(pattern, house)
        : pattern
            .replace(/(nnaires\/):slug/, '$1tiny')
            .replace(/:slug/, 'small')
            .replace(/:\w+/g, 'A');
      const answer = await house.app.request(path, {
        method: 'POST',
        headers: { ...headers, Cookie: cookie, Origin: PUBLIC_URL, 'Idempotency-Key': 'k'.repeat(22) },
        body: body ?? null,
      });
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status >= 500) faults.push([path, what, answer.status, house.log.at(-1)?.slice(0, 300)]);
      if (what === 'too large' && answer.status !== 413) faults.push([path, what, answer.status]);
    }
  expect(faults).toEqual([]);
  process.stdout.write(`bodies: ${routes.length} routes, ${JSON.stringify(statuses)}\n`);
});
