import { describe, expect, test } from 'vitest';
import { apiProblems } from '#server/front/api-problems.ts';
import { zhCN } from '#shared/i18n/catalogues.ts';
import { send } from '../support/api.ts';
import { Browser, type Page } from '../support/browser.ts';
import { openConsultation, wasteMeasures } from '../support/consultations.ts';
import { social } from '../support/definitions.ts';
import { type House, makeApp, PUBLIC_URL } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';

async function open(definition?: Parameters<typeof publish>[1]): Promise<House> {
  const house = await makeApp();
  await publish(house.ctx, definition);
  await openConsultation(house.ctx, wasteMeasures);
  return house;
}

const named = async ({ app }: House) => {
  const { paths } = (await (await app.request('/api/v1/openapi.json')).json()) as {
    paths: { [path: string]: object };
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${path}`),
  );
};

const operationsIn = (page: Page) => page.links.filter((link) => /\/api\/operations\//.test(link));

/** The body that an operation's page shows to be sent. */
const exampleOn = (page: Page) =>
  [...page.html.matchAll(/<pre class="src"><code>(\{.*?\})<\/code>/gs)]
    .map(([, json = '']) => json.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    .map((json) => JSON.parse(json))[0];

describe.each(['', '/en'])('the contract for people%s', (prefix) => {
  test('names every operation, with words of our own', async () => {
    const house = await open();
    const page = await new Browser(house).get(`${prefix}/api`);
    expect(page.status).toBe(200);
    for (const operation of await named(house)) expect(page.words).toContain(operation);
    expect(operationsIn(page)).toHaveLength((await named(house)).length);
    expect(page.html, 'add a purpose to known in server/front/api-operations.ts').not.toContain(
      '<span lang="en">',
    );
  });

  test('every operation has a page with its parameters, answers and schemas', async () => {
    const house = await open();
    const browser = new Browser(house);
    for (const link of operationsIn(await browser.get(`${prefix}/api`))) {
      const page = await browser.get(link);
      expect([link, page.status, page.language]).toEqual([link, 200, prefix === '' ? 'zh-CN' : 'en']);
      expect(page.words).toContain(`curl '${PUBLIC_URL}/api/v1/`);
      for (const anchor of page.links.filter((each) => each.startsWith('#') && each !== '#main'))
        expect(page.ids.has(anchor.slice(1)), `${link} ${anchor}`).toBe(true);
      expect(page.html, 'add words to server/front/api-words.ts').not.toContain('<span lang="en">');
    }
  });
});

describe('examples run', () => {
  test('every form leads to an answer that is JSON', async () => {
    const house = await open();
    const browser = new Browser(house);
    const statuses: { [operation: string]: number } = {};
    for (const link of operationsIn(await browser.get('/api'))) {
      const form = (await browser.get(link)).forms.find(({ action }) => action.endsWith('/request'));
      if (!form) continue;
      const asked = await browser.get(`${form.action}?${form.fields}`);
      expect([asked.status, asked.location]).toEqual([303, expect.stringMatching(/^\/api\/v1\//)]);
      const answer = await browser.get(asked.location);
      statuses[link.replace(/.*\//, '')] = answer.status;
      expect(answer.answer.headers.get('content-type')).toMatch(/json/);
    }
    expect(statuses).toEqual({
      questionnaires: 200,
      questionnaire: 200,
      results: 404,
      consultations: 200,
      consultation: 200,
      draft: 200,
      comments: 404,
      outcome: 404,
      policies: 200,
      policy: 404,
      interpretations: 200,
      indicators: 200,
      indicator: 404,
      documents: 200,
      'press-conferences': 200,
      'enterprise-visits': 200,
      'inquiry-changes': 404,
      'inquiry-statistics': 200,
      'open-days': 200,
      'open-day': 404,
      boards: 404,
      slogans: 404,
      'special-topics': 200,
      'known-answers': 200,
      interviews: 200,
      interview: 404,
      'interview-questions': 404,
      'inquiry-progress': 404,
    });
  });

  test.each([undefined, social])('the answers shown are taken as they stand', async (definition) => {
    const house = await open(definition);
    const page = await new Browser(house).get('/api/operations/response');
    const body = exampleOn(page);
    const answer = await send(house, {}, { slug: definition?.slug ?? 'tiny', body: JSON.stringify(body) });
    expect(answer.status).toBe(201);
  });

  test('and so is the comment', async () => {
    const house = await open();
    const body = exampleOn(await new Browser(house).get('/en/api/operations/comment'));
    const answer = await house.app.request(`/api/v1/consultations/${wasteMeasures.slug}/comments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k'.repeat(22) },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(201);
  });

  test('without anything published there is no example, and nothing breaks', async () => {
    const house = await makeApp();
    const browser = new Browser(house);
    for (const link of operationsIn(await browser.get('/api')))
      expect((await browser.get(link)).status).toBe(200);
    expect((await browser.get('/api/operations/response')).words).toContain('目前没有可以用来举例的内容');
    expect((await browser.get('/api/embeds')).status).toBe(200);
  });
});

describe('what is asked for', () => {
  const asked = async (query: string) =>
    new Browser(await open()).get(`/api/operations/questionnaire/request?${query}`);

  test('is made from the operation’s own parameters', async () => {
    expect((await asked('slug=tiny&limit=3&x=y')).location).toBe('/api/v1/questionnaires/tiny');
  });

  test.each(['', 'slug=', 'slug=+', 'slug=..', 'slug=.'])(
    'needs what stands in the path: %j',
    async (query) => {
      const page = await asked(query);
      expect([page.status, page.title, page.summary]).toEqual([
        422,
        expect.stringMatching(/^错误：/),
        ['#slug'],
      ]);
    },
  );

  test.each(['//evil.example', 'a%0d%0aSet-Cookie:x=1', '../../workspace', 'a?b#c', 'https://evil.example'])(
    'never leads elsewhere: %s',
    async (value) => {
      const page = await asked(`slug=${value.includes('%') ? value : encodeURIComponent(value)}`);
      expect(page.status).toBe(303);
      expect(new URL(page.location, PUBLIC_URL).href).toMatch(
        /^http:\/\/127\.0\.0\.1:3000\/api\/v1\/questionnaires\/[^/?#]+$/,
      );
      expect(page.answer.headers.get('set-cookie')).toBeNull();
    },
  );

  test('is a page only where something is asked', async () => {
    const browser = new Browser(await open());
    expect((await browser.get('/api/operations/response/request')).status).toBe(404);
    expect((await browser.get('/api/operations/constructor')).status).toBe(404);
    expect((await browser.get('/api/nothing')).title).toMatch(/^错误：没有这个页面/);
  });
});

test('every type of problem on the page has its words', () => {
  for (const { type } of apiProblems) expect(Object.hasOwn(zhCN.error, type), type).toBe(true);
});

test('a piece of markup for another site cannot break out of its attribute', async () => {
  const house = await makeApp();
  await publish(house.ctx, { ...social, title: { 'zh-CN': '"><script>alert(1)</script>', en: 'x' } });
  const page = await new Browser(house).get('/api/embeds');
  expect(page.words).toContain('title="&quot;>&lt;script>');
  expect(page.html).not.toContain('<script>alert');
});

test('the page about this system leads there', async () => {
  const browser = new Browser(await open());
  expect((await browser.get('/about')).links).toContain('/api');
  expect((await browser.get('/en/about')).links).toContain('/en/api');
});
