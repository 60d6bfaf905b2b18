import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { openGround } from './ground.ts';
import { openQuestionnaire, openSite, releasedQuestionnaire, short } from './support.ts';

const forbidden = /误差±|置信区间|margin of error|confidence interval|市民中|of residents (say|think)/i;

describe('before the release', () => {
  test('the page says by which day results will be there, and nothing else', async () => {
    const ground = await openGround();
    const { counters } = await openQuestionnaire(ground, ['online'], short);
    const { get } = openSite(ground.ctx, counters);
    const page = await get('/questionnaires/short/results');
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('2021年7月15日');
    expect(html).not.toMatch(/<table|<figure/);
    const english = await (await get('/en/questionnaires/short/results')).text();
    expect(english).toContain('15 July 2021');
    for (const kind of ['csv', 'json'])
      expect((await get(`/questionnaires/short/results.${kind}`)).status).toBe(404);
  });
});

describe('the released page', () => {
  test('shows every item as a table with its honesty line inside, in both languages', async () => {
    const { site } = await releasedQuestionnaire();
    for (const prefix of ['', '/en']) {
      const page = await site.get(`${prefix}/questionnaires/short/results`);
      expect(page.status).toBe(200);
      const html = await page.text();
      const figures = html.match(/<figure[\s\S]*?<\/figure>/g) ?? [];
      const counted = short.sections.flatMap(({ items }) => items).filter(({ kind }) => kind !== 'text');
      expect(figures.length).toBe(counted.length + 1);
      for (const figure of figures) {
        expect(figure).toContain('<table');
        expect(figure).toMatch(/<p class="base">[^<]*600/);
        expect(figure).toContain(prefix ? 'This is not a random sample' : '不是随机抽样');
        expect(figure).toContain(prefix ? 'unweighted' : '未加权');
      }
      const h1 = html.match(/<h1>(.*?)<\/h1>/)?.[1] ?? '';
      expect(h1).toContain(prefix ? '600 valid responses' : '600份有效答卷');
      expect(h1).not.toMatch(/市民|人|resident|people/);
      expect(html).not.toMatch(/ style=|<script>/);
      expect(html).not.toMatch(forbidden);
    }
  });

  test('gives each figure by each profile item an address that works without a script', async () => {
    const { site, release } = await releasedQuestionnaire();
    const html = await (await site.get('/questionnaires/short/results')).text();
    const links = [...html.matchAll(/href="(\/questionnaires\/short\/results\?[^"]*)"/g)].map((found) =>
      (found[1] ?? '').replaceAll('&amp;', '&'),
    );
    expect(new Set(links).size).toBeGreaterThan(20);
    for (const link of new Set(links)) {
      const page = await site.get(link);
      expect(page.status).toBe(200);
      const text = await page.text();
      expect(text).toContain('<figure');
      expect(text).not.toMatch(forbidden);
    }
    expect(release.snapshot.tables.length).toBeGreaterThan(20);
    for (const wrong of ['?item=Q99', '?item=Q7&by=Q99', '?item=Q7&by=Q7', '?item=Q10'])
      expect((await site.get(`/questionnaires/short/results${wrong}`)).status).toBe(404);
  });

  test('shows the release and nothing that is newer', async () => {
    const { site, ctx, counters } = await releasedQuestionnaire();
    const before = await (await site.get('/questionnaires/short/results')).text();
    const { id, answers } = await ctx.db
      .selectFrom('response')
      .select(['id', 'answers'])
      .executeTakeFirstOrThrow();
    await ctx.store.write((tx) =>
      tx.db
        .updateTable('response')
        .set({ answers: null, withdrawn_day: '2021-06-18' })
        .where('id', '=', id)
        .execute(),
    );
    const { id: questionnaireId } = await ctx.db
      .selectFrom('questionnaire')
      .select('id')
      .executeTakeFirstOrThrow();
    const act = { questionnaireId, versionNo: 1, channel: 'online' as const, day: '2021-05-20' };
    counters.hear({ ...act, before: JSON.parse(answers ?? '') });
    expect(await (await site.get('/questionnaires/short/results')).text()).toBe(before);
  });
});

describe('the CSV file', () => {
  test('holds every figure with its base and its note, hidden numbers without a number', async () => {
    const { site, release } = await releasedQuestionnaire();
    const answer = await site.get('/questionnaires/short/results.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('short-results-1.csv');
    const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const lines = text.trim().split('\n');
    expect(lines[0]).toContain('题目代码');
    const q7 = lines.filter((line) => line.startsWith('Q7,') && line.includes(',,,合计,'));
    expect(q7).toHaveLength(13);
    expect(q7[0]).toContain('不是随机抽样');
    const hidden = lines.filter((line) => line.includes(',为保护隐私不显示,'));
    expect(hidden.length).toBeGreaterThan(50);
    for (const line of hidden) expect(line).toMatch(/,,,\d*,,,,,为保护隐私不显示,600,/);
    for (const line of lines.slice(1)) expect(line).toMatch(/网页600份,.*未加权,1 sha256:.*不是随机抽样/);
    expect(q7[0]).toMatch(/n＝600份.*未加权.*第1版.*不是随机抽样.*方法：.*题目原文：/);
    const rates = lines.filter((line) => line.startsWith('Q10.find,') && line.includes(',satisfied,'));
    expect(rates[0]).toContain('满意率（（非常满意 + 比较满意） ÷（有效答案 − 不了解/不适用））');
    expect(text).toContain(release.hash);
    expect(text).not.toMatch(forbidden);
  });

  test('holds no formula, whatever the words of the questionnaire are', async () => {
    const evil = (text: string) => ({ 'zh-CN': `=${text}`, en: `\uff1d${text}` });
    const definition: Definition = structuredClone(short);
    for (const { items } of definition.sections)
      for (const item of items) {
        item.text = evil(item.text['zh-CN'] ?? '');
        if ('options' in item) for (const option of item.options ?? []) option.text = evil('cmd');
      }
    const { releaseCsv } = await import('#server/results/results-csv.ts');
    const { release, questionnaire } = await releasedQuestionnaire();
    const snapshot = structuredClone(release.snapshot);
    for (const variable of snapshot.variables) {
      variable.label = evil('label');
      for (const option of variable.options) option.text = evil('cmd');
    }
    const csv = releaseCsv({ ...release, snapshot }, questionnaire, {
      t: (key) => `@${key}`,
      say: (text) => text['zh-CN'] ?? '',
      language: 'zh-CN',
    });
    const cells = csv
      .slice(1)
      .split(/[,\n]/)
      .map((cell) => cell.replace(/^"|"$/g, ''));
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.startsWith("'=")).length).toBeGreaterThan(50);
  });
});
