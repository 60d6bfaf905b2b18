import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { interpretationOf, policyOf } from './support.ts';

async function twoPolicies() {
  const desk = await openPieceDesk();
  await desk.published('policy', 'sheds-2020', policyOf(1, { published_on: '2021-04-11', theme: 'housing' }));
  const more = {
    replaces: ['sheds-2020'],
    effective: '2021-05-10',
    audience: ['resident', 'elderly'] as const,
  };
  await desk.published('policy', 'sheds-2021', policyOf(2, { ...more, audience: [...more.audience] }));
  await desk.published('interpretation', 'sheds-2021', interpretationOf('sheds-2021', { large_print: true }));
  return desk;
}

test('the registry as CSV and as JSON says the same, in the order of the template', async () => {
  const desk = await twoPolicies();
  const csv = await desk.app.request('/policies.csv');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = new Uint8Array(await csv.clone().arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = parse(await csv.text(), { columns: true, bom: true }) as { [column: string]: string }[];
  const { items } = (await (await desk.app.request('/policies.json')).json()) as {
    items: { [field: string]: unknown }[];
  };
  expect(rows.map(({ slug, status, audience }) => [slug, status, audience])).toEqual([
    ['sheds-2021', 'in_force', 'resident;elderly'],
    ['sheds-2020', 'repealed', 'resident'],
  ]);
  expect(Object.keys(rows[0] ?? {}).slice(0, 5)).toEqual([
    'slug',
    'title_zh',
    'title_en',
    'index_no',
    'subject_class_zh',
  ]);
  expect(items[0]).toMatchObject({ slug: 'sheds-2021', replaces: ['sheds-2020'], expires: null });
  expect(items[0]).not.toHaveProperty('body');
  const narrowed = await desk.app.request('/policies.json?theme=housing');
  expect(((await narrowed.json()) as { items: unknown[] }).items).toHaveLength(1);
});

test('the API gives a policy with what replaced it and how it is explained', async () => {
  const desk = await twoPolicies();
  const get = async (path: string) =>
    (await desk.app.request(`/api/v1${path}`)).json() as Promise<{ [name: string]: unknown }>;
  expect(await get('/policies?limit=1')).toMatchObject({
    items: [{ slug: 'sheds-2021' }],
    next: expect.any(String),
  });
  const { next } = await get('/policies?limit=1');
  expect(await get(`/policies?limit=1&cursor=${next}`)).toMatchObject({
    items: [{ slug: 'sheds-2020' }],
    next: null,
  });
  expect(await get('/policies/sheds-2020')).toMatchObject({
    status: 'repealed',
    repealed_from: '2021-05-10',
    replaced_by: ['sheds-2021'],
    interpretation: null,
  });
  expect(await get('/policies/sheds-2021')).toMatchObject({
    interpretation: { policy: 'sheds-2021', forms: ['text', 'large_print'] },
  });
  expect(await get('/interpretations?form=large_print')).toMatchObject({ items: [{ policy: 'sheds-2021' }] });
  expect(await get('/interpretations?form=audio')).toMatchObject({ items: [] });
  expect((await desk.app.request('/api/v1/policies/none')).status).toBe(404);
  expect((await desk.app.request('/api/v1/policies?colour=red')).status).toBe(400);
});

test('large print is a way of reading where it is offered', async () => {
  const desk = await twoPolicies();
  const reader = new Browser(desk);
  expect((await reader.get('/policies/sheds-2021/interpretation')).html).not.toContain('large-print');
  expect((await reader.get('/policies/sheds-2021/interpretation?type=large')).html).toContain(
    'class="large-print"',
  );
  const english = await reader.get('/en/policies/sheds-2021');
  expect(english.words).toContain('Some of this is in Chinese only.');
  expect(english.html).toContain('<div lang="zh-CN"><p>一、小区应当设置充电棚。');
});
