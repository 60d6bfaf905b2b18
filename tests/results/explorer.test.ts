import { describe, expect, test } from 'vitest';
import { byDifference, type Difference } from '#server/results/differences.ts';
import { listViews } from '#server/results/figure-views.ts';
import { deleteAll } from '#server/results/releases.queries.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { openGround } from './ground.ts';
import { makeOfficer, openQuestionnaire, openSite, sendResponses } from './support.ts';

const base = '/workspace/questionnaires/zwgk-social-2021';

async function open(n = 320) {
  const ground = await openGround();
  const opened = await openQuestionnaire(ground);
  await sendResponses(ground.ctx, opened.questionnaire, n);
  const site = openSite(ground.ctx, opened.counters);
  const analyst = await makeOfficer(ground.ctx, opened.departmentId, ['analyst']);
  const read = async (query: string, prefix = '') => {
    const answer = await site.get(`${prefix}${base}/figures${query}`, analyst);
    return { status: answer.status, html: await answer.text() };
  };
  return { ...ground, ...opened, site, analyst, read };
}

/** The options that are chosen in the page's form. */
const chosen = (html: string) =>
  [...html.matchAll(/<option value(?:="([^"]*)")? selected>/g)].map(([, value = '']) => value);

describe('a view', () => {
  test('stands in its address whole: form, table and drawing', async () => {
    const { read } = await open();
    const { status, html } = await read('?item=Q11&by=Q3&by=Q4&chart=diverging&sort=value&swap=1&option=2');
    expect(status).toBe(200);
    expect(chosen(html)).toEqual(['Q11', 'Q3', 'none', 'diverging', 'Q4', '2', 'value', '1']);
    expect(html.match(/data-chart="diverging" data-view="chart"/g)).toHaveLength(2);
    expect(html).toContain('data-rows="groups"');
    expect(html).toContain('不能说没有填问卷的人怎么想');
  });

  test('shades shares, keeps the total first and the bases at the end', async () => {
    const { read } = await open();
    const { html } = await read('?item=Q11&by=Q4');
    const [, table = ''] = /<table class="cross" data-rows="options">(.*?)<\/table>/s.exec(html) ?? [];
    const heads = [...table.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, words]) => words);
    expect(heads.slice(0, 3)).toEqual(['选项', '合计', '男']);
    expect(table).toMatch(/<td class="r heat-\d" data-value="\d+"[^>]*>\d+<\/td>/);
    expect(table).toMatch(/<tfoot><tr><th scope="row">基数（份）<\/th><td class="r dim"/);
  });

  test('shows all rows of a matrix at once, and each by groups', async () => {
    const { read } = await open();
    const whole = await read('?item=Q10&chart=diverging');
    expect(whole.html.match(/<figure class="fig" data-chart="diverging"/g)).toHaveLength(1);
    expect(whole.html.match(/<tr><th scope="row"><span class="with">/g)).toHaveLength(8);
    const parted = await read('?item=Q10&by=Q4');
    expect(parted.html.match(/<table class="cross"/g)).toHaveLength(8);
  });

  test('says of one option which it is, on a scale the best where none is named', async () => {
    const { read } = await open();
    const best = await read('?item=Q10.find&by=Q4&chart=dots');
    expect(best.html).toContain('第10题，该组答题份数中选“非常满意”的%');
    const other = await read('?item=Q10.find&by=Q4&chart=dots&option=1', '/en');
    expect(other.html).toContain('that chose “Very dissatisfied”');
    const unknown = await read('?item=Q10.find&by=Q4&chart=dots&option=99');
    expect(unknown.html).toContain('选“非常满意”的%');
  });

  test('orders options by choice but not a scale, and what is no answer last', async () => {
    const { read } = await open();
    const labels = ({ html }: { html: string }) =>
      [...html.matchAll(/<tr data-code="([^"]*)">/g)].map(([, code]) => code);
    const sorted = labels(await read('?item=Q7&sort=value'));
    const plain = labels(await read('?item=Q7'));
    expect(sorted).not.toEqual(plain);
    expect([...sorted].sort()).toEqual([...plain].sort());
    expect(labels(await read('?item=Q10.find&sort=value'))).toEqual(labels(await read('?item=Q10.find')));
  });

  test('takes a drawing that fits where the one asked for does not, and says so', async () => {
    const { read } = await open();
    const { status, html } = await read('?item=Q7&chart=tiles');
    expect(status).toBe(200);
    expect(html).toContain('所选图形不适合这张表');
    expect(html).toContain('data-chart="bars" data-view="table"');
    expect((await read('?item=Q7&chart=pie')).html).not.toContain('所选图形不适合这张表');
  });

  test('says of choose-all that shares may add to more', async () => {
    const { read } = await open();
    expect((await read('?item=Q7')).html).toContain('各项合计可超过100%');
  });
});

const unaskable: [query: string, field: string, reason: string][] = [
  ['?item=Q99', 'item', '没有可以看图表的题目“Q99”'],
  ['?item=Q22', 'item', '没有可以看图表的题目“Q22”'],
  ['?item=Q7&by=Q1&by=Q2&by=Q3&by=Q4', 'by', '最多用三种分组'],
  ['?item=Q7&by=Q77', 'by', '不能按“Q77”分组'],
  ['?item=Q11&by=Q11', 'by', '一题不能按自己分组'],
  ['?item=Q7&where=Q1:resident&where=Q3:14&where=channel:online', 'where', '最多用两种情况筛选'],
  ['?item=Q7&where=Q9:law', 'where', '不能按“Q9”筛选'],
  ['?item=Q7&where=Q4:f,resident', 'where', '“Q4”没有“resident”这一项'],
  ['?item=Q7&where=channel:fax', 'where', '“channel”没有“fax”这一项'],
  ['?item=Q7&where=day:2020-01-01', 'where', '没有“2020-01-01”这一项'],
  [`?item=${'%3Cscript%3E'.repeat(400)}`, 'item', '&lt;script>'],
];

describe('what cannot be asked', () => {
  test('is answered with the form and a reason', async () => {
    const { read } = await open(20);
    for (const [query, field, reason] of unaskable) {
      const { status, html } = await read(query);
      expect([query, status]).toEqual([query, 422]);
      expect(html).toContain(reason);
      expect(html).toMatch(/<form [^>]*method="get"/);
      expect(html).toContain(`href="#${field}"`);
      expect(html).not.toContain('<script>');
      expect(html).not.toContain('<table');
      expect(html.length).toBeLessThan(120_000);
    }
  });

  test('keeps what was entered', async () => {
    const { read } = await open(20);
    const { html } = await read('?item=Q7&by=Q1&where=Q4:f&where=Q3:14&where=channel:online', '/en');
    expect(chosen(html).slice(0, 2)).toEqual(['Q7', 'Q1']);
    expect(html).toContain('Two filters at most');
    expect(html).toContain('value="Q4:f" checked');
    expect(html).toContain('<title>Error: ');
  });

  test('is 404 where the department has no business with it', async () => {
    const { ctx, site } = await open(20);
    const name = { 'zh-CN': '热线（示例）', en: 'Hotline (sample)' };
    const hotline = await createDepartment(ctx, { slug: 'hotline-12345', name });
    const named = await makeOfficer(ctx, hotline.id, ['decision']);
    const status = async (query: string) => (await site.get(`${base}/figures${query}`, named)).status;
    expect(await status('?item=Q19&by=Q3')).toBe(200);
    expect(await status('?item=Q10')).toBe(404);
    expect(await status('?item=Q10.find')).toBe(404);
    expect(await status('?item=Q19.conn&by=Q11')).toBe(422);
    expect((await site.get(`${base}/figures.json?item=Q10.find`, named)).status).toBe(404);
  });
});

describe('kept figures', () => {
  const keep = (fields: { [name: string]: string }) => new URLSearchParams(fields).toString();

  test('are kept under a name, for the department, and changed by the office that kept them', async () => {
    const { ctx, departmentId, site, analyst, questionnaire } = await open(20);
    const editor = await makeOfficer(ctx, departmentId, ['editor']);
    const name = { 'zh-CN': '热线（示例）', en: 'Hotline (sample)' };
    const hotline = await createDepartment(ctx, { slug: 'hotline-12345', name });
    const other = await makeOfficer(ctx, hotline.id, ['decision']);
    const address = '?item=Q11&by=Q3&where=Q4:f,m&chart=dots&swap=1';

    const kept = await site.post(`${base}/views`, analyst, keep({ name: ' 读懂 程度 ', address }));
    expect(kept.status).toBe(303);
    expect(kept.headers.get('location')).toBe(`${base}/figures${address}`);
    const [view] = await listViews(ctx, analyst, questionnaire);
    expect(view).toMatchObject({ name: '读懂 程度', address, officerId: analyst.id });
    const id = view?.id ?? '';

    const list = await (await site.get(`${base}/views`, editor)).text();
    expect(list).toContain('读懂 程度');
    expect(list).toContain(`/workspace/briefs/new?view=${id}`);
    expect(list).not.toContain(`${base}/views/${id}`);
    expect(await (await site.get(`${base}/figures`, editor)).text()).toContain('>读懂 程度</a>');
    const opened = await site.get(`/en${base}/views/${id}`, editor);
    expect(opened.headers.get('location')).toBe(`/en${base}/figures${address}`);

    expect((await site.post(`${base}/views/${id}`, editor, keep({ name: 'x' }))).status).toBe(403);
    expect((await site.post(`${base}/views/${id}/removal`, editor)).status).toBe(403);
    expect(await (await site.get(`${base}/views`, other)).text()).not.toContain('读懂');
    expect((await site.get(`${base}/views/${id}`, other)).status).toBe(404);
    expect((await site.post(`${base}/views/${id}/removal`, other)).status).toBe(404);

    expect((await site.post(`${base}/views/${id}`, analyst, keep({ name: ' ' }))).status).toBe(422);
    expect((await site.post(`${base}/views/${id}`, analyst, keep({ name: '按年龄' }))).status).toBe(303);
    expect((await listViews(ctx, analyst, questionnaire))[0]?.name).toBe('按年龄');
    expect((await site.post(`${base}/views/${id}/removal`, analyst)).status).toBe(303);
    expect(await listViews(ctx, analyst, questionnaire)).toEqual([]);
    expect((await site.get(`${base}/views/${id}`, analyst)).status).toBe(404);
  });

  test('need a name and an address that can be asked', async () => {
    const { ctx, site, analyst, questionnaire } = await open(20);
    const post = (fields: { [name: string]: string }) => site.post(`${base}/views`, analyst, keep(fields));
    const nameless = await post({ name: '\u3000', address: '?item=Q11&by=Q3' });
    expect(nameless.status).toBe(422);
    expect(await nameless.text()).toContain('value="?item=Q11&amp;by=Q3"');
    expect((await post({ name: '长'.repeat(81), address: '?item=Q11' })).status).toBe(422);
    for (const address of ['?item=Q99', '?item=Q7&by=Q1&by=Q2&by=Q3&by=Q4', 'javascript:alert(1)?item=Q0'])
      expect((await post({ name: 'x', address })).status).toBe(422);
    expect((await post({ name: '<b>x</b>', address: 'https://elsewhere.example/' })).status).toBe(422);
    expect(await listViews(ctx, analyst, questionnaire)).toEqual([]);
    await post({ name: '<b>x</b>', address: '?item=Q7' });
    expect(await (await site.get(`${base}/views`, analyst)).text()).toContain('&lt;b>x&lt;/b>');
  });

  test('go with the rehearsal that they belong to', async () => {
    const { ctx, site, analyst, questionnaire } = await open(0);
    await site.post(`${base}/views`, analyst, keep({ name: 'x', address: '?item=Q7' }));
    expect(await listViews(ctx, analyst, questionnaire)).toHaveLength(1);
    await ctx.store.write((tx) => deleteAll(tx.db, questionnaire.id));
    expect(await listViews(ctx, analyst, questionnaire)).toEqual([]);
  });
});

test('what differs stands before what only seems to', () => {
  const found = (code: string, cramers_v: number, p: number) =>
    ({ variable: { code }, test: { cramers_v, p } }) as Difference;
  const sorted = [found('seems', 0.3, 0.4), found('less', 0.05, 0.01), found('more', 0.1, 0.02)].sort(
    byDifference,
  );
  expect(sorted.map(({ variable }) => variable.code)).toEqual(['more', 'less', 'seems']);
});
