import { expect, test } from 'vitest';
import { figureListSchema, figureSchema } from '#server/results/figure-schema.ts';
import { openGround } from './ground.ts';
import { openQuestionnaire, openSite, releasedQuestionnaire, short } from './support.ts';

const address = '/api/v1/questionnaires/short/results';

test('before the release every question is answered with the day by which there is one', async () => {
  const ground = await openGround();
  const { counters } = await openQuestionnaire(ground, ['online'], short);
  const { get } = openSite(ground.ctx, counters);
  for (const query of ['', '?item=Q7', '?item=Q10.find&by=Q3']) {
    const answer = await get(address + query);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = await answer.json();
    expect(problem.type).toMatch(/not-released$/);
    expect(problem.detail).toContain('2021年7月15日');
  }
  const english = await get(address, undefined, { 'Accept-Language': 'en' });
  expect((await english.json()).detail).toContain('15 July 2021');
});

test('a figure has the exact shape of the contract, a row of a matrix by bands', async () => {
  const { site, release, clock, questionnaire } = await releasedQuestionnaire();
  const answer = await site.get(`${address}?item=Q10.find&by=Q1&weights=none`);
  expect(answer.status).toBe(200);
  const figure = figureSchema.parse(await answer.json());
  expect(figure).toMatchObject({
    item: 'Q10.find',
    by: 'Q1',
    questionnaire: 'short',
    version: { no: 1, hash: questionnaire.live.hash },
    release: { no: 1, at: '2021-06-17T08:00:00+08:00', hash: release.hash },
    sample: 'open',
    n: 600,
    base: 600,
    channels: { online: 600 },
    weighting: { kind: 'none' },
    note: short.sample_note,
  });
  expect(clock.now().toISOString()).toBe('2021-06-17T00:00:00.000Z');
  expect(figure.columns.map(({ code }) => code)).toEqual([null, 'resident', 'nonlocal', 'unit', 'other']);
  const total = figure.columns[0]!;
  if ('hidden' in total) throw new Error('hidden');
  const cells = total.cells.map((cell) => ('hidden' in cell ? 0 : cell.n));
  expect(cells.reduce((sum, n) => sum + n)).toBe(600);
  expect(total.cells[0]).toEqual({
    code: '5',
    label: { 'zh-CN': '非常满意', en: 'Very satisfied' },
    n: cells[0],
    percent: Math.round(cells[0]! / 6),
    interval: null,
  });
});

test('every figure on the list is there', async () => {
  const { site } = await releasedQuestionnaire();
  const list = figureListSchema.parse(await (await site.get(address)).json());
  expect(list.items.map(({ item }) => item)).toEqual(
    expect.arrayContaining(['Q1', 'Q7', 'Q10.back', 'Q21', 'Q21.1']),
  );
  for (const { item, by } of list.items)
    for (const query of [`?item=${item}`, ...by.map((each) => `?item=${item}&by=${each}`)]) {
      const answer = await site.get(address + query);
      expect(answer.status).toBe(200);
      figureSchema.parse(await answer.json());
    }
  const first = figureListSchema.parse(await (await site.get(`${address}?limit=5`)).json());
  expect(first.items).toHaveLength(5);
  const second = figureListSchema.parse(
    await (await site.get(`${address}?limit=5&cursor=${first.next}`)).json(),
  );
  expect([...first.items, ...second.items]).toEqual(list.items.slice(0, 10));
});

test('what is not known is 400, what is not released 404', async () => {
  const { site } = await releasedQuestionnaire();
  const said = async (query: string) => {
    const answer = await site.get(address + query);
    const { type } = await answer.json();
    return `${answer.status} ${type.replace(/.*:/, '')}`;
  };
  for (const query of ['?item=Q99', '?item=Q7&by=Q99', '?by=Q1', '?weights=some', '?colour=red', '?limit=0'])
    expect([query, await said(query)]).toEqual([query, '400 bad-request']);
  for (const query of [
    '?item=Q7&weights=raked',
    '?item=Q10',
    '?item=Q22',
    '?item=Q7&by=Q8',
    '?item=Q1&by=Q3',
  ])
    expect([query, await said(query)]).toEqual([query, '404 figure-not-released']);
  expect((await site.get('/api/v1/questionnaires/none/results')).status).toBe(404);
});
