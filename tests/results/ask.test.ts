import { describe, expect, test } from 'vitest';
import { askFigures, FigureNotAskedError } from '#server/results/ask.ts';
import { heldTogether } from '#server/results/estimated.ts';
import { type Asked, askedFromQuery, queryOf } from '#shared/statistics/asked.ts';
import { type Figure, isShown } from '#shared/statistics/figure.ts';
import { openGround } from './ground.ts';
import { makeOfficer, openQuestionnaire, openSite, sendResponses, short } from './support.ts';

const nothing: Asked = { item: 'Q7', by: [], where: [], weights: 'none' };

async function open(n = 240) {
  const ground = await openGround();
  const opened = await openQuestionnaire(ground, ['online'], short);
  await sendResponses(ground.ctx, opened.questionnaire, n);
  const ask = (asked: Partial<Asked>) =>
    askFigures(ground.ctx, opened.counters, opened.questionnaire, { ...nothing, ...asked });
  return { ...ground, ...opened, ask };
}

describe('an address', () => {
  const ofAddress = (query: string) => askedFromQuery(new URLSearchParams(query));

  test('holds the whole question and is read back as it was', () => {
    const asked: Asked = {
      item: 'Q10.find',
      by: ['Q2', 'Q3'],
      where: [
        { variable: 'channel', codes: ['online'] },
        { variable: 'Q4', codes: ['f', 'x'] },
      ],
      weights: 'raked',
    };
    const query = queryOf(asked);
    expect(query).toBe('?item=Q10.find&by=Q2&by=Q3&where=channel:online&where=Q4:f,x&weights=raked');
    expect(ofAddress(query)).toEqual(asked);
    expect(ofAddress(queryOf(nothing))).toEqual(nothing);
    const plus = { ...nothing, where: [{ variable: 'Q5', codes: ['m1+', '75+'] }] };
    expect(ofAddress(queryOf(plus))).toEqual(plus);
  });

  test('that says things twice, or half, says them once or not', () => {
    expect(
      ofAddress('by=Q1&by=Q1&by=&where=Q4:f&where=Q4:x,f&where=Q3:&where=:f&where=x&weights=all'),
    ).toEqual({
      item: '',
      by: ['Q1'],
      where: [{ variable: 'Q4', codes: ['f', 'x'] }],
      weights: 'none',
    });
  });
});

describe('a question to the figures', () => {
  test('has one figure for each banner variable, each with the exact wording', async () => {
    const { ask } = await open();
    const [whole, ...others] = await ask({});
    expect(others).toEqual([]);
    expect(whole).toMatchObject({ item: 'Q7', by: null, n: 240, wording: { choice: 'many' } });
    const banner = await ask({ item: 'Q11', by: ['Q1', 'Q5'] });
    expect(banner.map(({ by }) => by)).toEqual(['Q1', 'Q5']);
    for (const { wording, columns } of banner) {
      expect(wording.label).toEqual(
        short.sections.flatMap(({ items }) => items).find(({ code }) => code === 'Q11')?.text,
      );
      expect(wording.by?.label).toBeDefined();
      expect(columns[0]?.code).toBeNull();
    }
  });

  test('that would give people away is answered without a number', async () => {
    const { ask } = await open(12);
    const [figure] = await ask({ item: 'Q11', by: ['Q3'] });
    expect(figure).toMatchObject({ withheld: true, base: null, columns: [] });
  });

  test('may part by channel, day or another opinion, and choose among answers', async () => {
    const { ask, ctx, questionnaire } = await open(300);
    await sendResponses(ctx, questionnaire, 100, { seed: 7 });
    const [byOpinion] = await ask({ item: 'Q10.find', by: ['Q11'] });
    expect(byOpinion?.wording.by?.label).toEqual({
      'zh-CN': expect.any(String),
      en: expect.any(String),
    });
    expect(byOpinion?.columns.length).toBeGreaterThan(3);
    const [channel] = await ask({ by: ['channel'] });
    expect(channel?.columns.slice(1).map(({ label }) => label)).toEqual([{ 'zh-CN': '网页', en: 'online' }]);
    const [some] = await ask({
      item: 'Q10.find',
      where: [{ variable: 'Q1', codes: ['resident', 'nonlocal'] }],
    });
    expect(some?.where).toMatchObject([{ variable: 'Q1', codes: ['resident', 'nonlocal'] }]);
    const [whole] = await ask({ item: 'Q10.find' });
    expect(some?.base ?? 0).toBeLessThan(whole?.base ?? 0);
    const [few] = await ask({ item: 'Q10.find', where: [{ variable: 'day', codes: ['2021-05-15'] }] });
    expect(few).toMatchObject({ withheld: true, columns: [] });
  });

  test('hides small counts however it is put', async () => {
    const { ask } = await open(300);
    const views = await Promise.all([
      ask({ item: 'Q10.find', by: ['Q3', 'Q5', 'Q13'] }),
      ask({ item: 'Q11', by: ['Q3'], where: [{ variable: 'Q1', codes: ['resident'] }] }),
      ask({ item: 'Q13', by: ['Q11'], where: [{ variable: 'Q5', codes: ['self', ''] }] }),
    ]);
    const columns = views.flat().flatMap((figure) => figure.columns.slice(1).filter(isShown));
    expect(columns.length).toBeGreaterThan(5);
    for (const { base, cells } of columns) {
      expect(base === null || base === 0 || base >= 5).toBe(true);
      for (const cell of cells.filter(isShown)) expect(cell.n === 0 || cell.n >= 5).toBe(true);
    }
  });

  test('has modelled bounds from 50 answers on, and tests held against each other', async () => {
    const { ask } = await open(400);
    const [whole] = await ask({ item: 'Q11' });
    const [total] = whole!.columns;
    if (!total || !isShown(total)) throw new Error('hidden');
    for (const cell of total.cells.filter(isShown)) {
      expect(cell.interval?.kind).toBe('modelled');
      expect(cell.interval!.low).toBeLessThanOrEqual(cell.percent!);
      expect(cell.interval!.high).toBeGreaterThanOrEqual(cell.percent!);
    }
    const banner = await ask({ item: 'Q11', by: ['Q1', 'Q3', 'Q5'] });
    const alone = await Promise.all(['Q1', 'Q3', 'Q5'].map((code) => ask({ item: 'Q11', by: [code] })));
    const tested = banner.filter(({ test }) => test);
    expect(tested.length).toBeGreaterThan(0);
    const own = alone.flat().flatMap(({ test }) => test?.p ?? []);
    const smallest = Math.min(...tested.map(({ test }) => test!.p));
    expect(smallest).toBeCloseTo(Math.min(1, own.length * Math.min(...own)), 10);
    for (const { test, columns } of banner)
      if (!test || test.p >= 0.05) expect(JSON.stringify(columns)).not.toContain('residual');
    const [small] = await (await open(40)).ask({ item: 'Q11' });
    expect(JSON.stringify(small)).not.toContain('modelled');
  });

  test('that cannot be put is refused', async () => {
    const { ask } = await open(20);
    for (const wrong of [{ item: 'Q99' }, { by: ['Q99'] }, { item: '' }])
      await expect(ask(wrong)).rejects.toMatchObject({ status: 404 });
    const unput: Partial<Asked>[] = [
      { by: ['Q1', 'Q3', 'Q5', 'channel'] },
      { item: 'Q11', by: ['Q7'] },
      { item: 'Q11', by: ['Q11'] },
      { where: [{ variable: 'Q11', codes: ['4'] }] },
      { where: [{ variable: 'Q1', codes: ['nobody'] }] },
      { where: ['Q1', 'Q3', 'Q5'].map((variable) => ({ variable, codes: ['x'] })) },
      { weights: 'raked' },
    ];
    for (const asked of unput) await expect(ask(asked)).rejects.toThrow(FigureNotAskedError);
  });
});

describe('a figure over everybody', () => {
  test('of a scale has mean, median and quartiles, which its shown counts give', async () => {
    const { ask, ctx, counters, questionnaire, departmentId } = await open(300);
    const [figure] = await ask({ item: 'Q10.find' });
    const [total] = figure!.columns;
    if (!total || !isShown(total)) throw new Error('hidden');
    const points = total.cells.filter(isShown).flatMap(({ code, n }) => {
      const score = figure!.wording.options.find((option) => option.code === code)?.score;
      return score === undefined ? [] : Array.from({ length: n }, () => score);
    });
    points.sort((a, b) => a - b);
    const mean = points.reduce((sum, each) => sum + each, 0) / points.length;
    expect(figure?.summary).toMatchObject({
      n: points.length,
      mean: Math.round(100 * mean) / 100,
      median: points[Math.floor((points.length - 1) / 2)],
    });
    expect(points.length).toBeLessThan(total.base!);
    for (const asked of [
      { item: 'Q10.find', by: ['Q1'] },
      { item: 'Q10.find', where: [{ variable: 'Q1', codes: ['resident'] }] },
      { item: 'Q7' },
      { item: 'Q3' },
    ])
      expect((await ask(asked))[0]).not.toHaveProperty('summary');
    expect((await (await open(20)).ask({ item: 'Q10.find' }))[0]).not.toHaveProperty('summary');

    const analyst = await makeOfficer(ctx, departmentId, ['analyst']);
    const site = openSite(ctx, counters);
    const base = `/workspace/questionnaires/${questionnaire.slug}/figures`;
    for (const ending of ['', '.csv', '.svg'])
      expect(await (await site.get(`${base}${ending}?item=Q10.find`, analyst)).text()).toMatch(
        /平均\d\.\d\d，中位数\d，四分位数\d至\d（\d+份）/,
      );
  });

  test('of a ranking has mean places among those who ranked, and who put it first', async () => {
    const { ask, ctx, counters, departmentId } = await open(300);
    const [figure] = await ask({ item: 'Q21' });
    const ranks = figure?.ranks;
    expect(ranks).toMatchObject({ of: 300, top: 2 });
    const first = columnCells((await ask({ item: 'Q21.1' }))[0]);
    const any = columnCells(figure);
    for (const { code, mean, n, percent } of ranks?.options ?? []) {
      expect(percent).toBe(Math.round((100 * n) / ranks!.of));
      expect(n).toBeGreaterThanOrEqual(first.get(code) ?? 0);
      expect(n).toBeLessThanOrEqual(any.get(code) ?? 0);
      if (mean !== null) expect(mean >= 1 && mean <= 3).toBe(true);
      expect(mean === null).toBe((any.get(code) ?? 0) < 30);
    }
    expect((await ask({ item: 'Q21', by: ['Q1'] }))[0]).not.toHaveProperty('ranks');
    const analyst = await makeOfficer(ctx, departmentId, ['analyst']);
    const site = openSite(ctx, counters);
    for (const ending of ['', '.csv', '.svg'])
      expect(
        await (await site.get(`/workspace/questionnaires/short/figures${ending}?item=Q21`, analyst)).text(),
      ).toMatch(/平均位次\d\.\d\d；排在前2位的\d+%（\d+份÷300份）/);
  });
});

const columnCells = (figure: Figure | undefined): Map<string, number> => {
  const [total] = figure?.columns ?? [];
  return new Map(total && isShown(total) ? total.cells.filter(isShown).map(({ code, n }) => [code, n]) : []);
};

test('p-values are held against each other by Holm’s rule', async () => {
  const [figure] = await (await open(60)).ask({ item: 'Q11' });
  const withP = (p: number) => ({
    ...figure!,
    test: { kind: 'pearson' as const, statistic: 1, df: [1, null] as [number, null], p, cramers_v: 0.1 },
  });
  const held = heldTogether([0.01, 0.04, 0.03].map(withP)).map(({ test }) => test!.p);
  expect(held.map((p) => Math.round(1000 * p) / 1000)).toEqual([0.03, 0.06, 0.06]);
});
