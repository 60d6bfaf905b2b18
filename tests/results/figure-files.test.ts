import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { figureSchema } from '#server/results/figure-schema.ts';
import { en, zhCN } from '#shared/i18n/catalogues.ts';
import { claimsOf } from '#shared/statistics/claims.ts';
import { sampleKinds } from '#shared/statistics/figure.ts';
import { releasedQuestionnaire } from './support.ts';

/** What nobody may say of those who chose themselves to answer (research: statistics, 4.3). */
const forbidden =
  /误差±|抽样误差范围|置信区间|市民中|市民(?:普遍)?认为|margin of error|confidence interval|of residents (?:say|think|are)|statistically significant/i;

const asked = [
  '?item=Q11',
  '?item=Q10.find&by=Q1',
  '?item=Q7',
  '?item=Q21.1&by=Q3',
  '?item=Q3',
  '?item=Q13&by=Q5',
];
const endings = ['csv', 'xlsx', 'json', 'svg'] as const;
type Ending = (typeof endings)[number];

type House = Awaited<ReturnType<typeof releasedQuestionnaire>>;

/** A figure's file as text, of the public or of officers. */
async function fileFrom(
  house: House,
  ending: Ending,
  query: string,
  { prefix = '', staff = false } = {},
): Promise<string> {
  const address = staff
    ? `${prefix}/workspace/questionnaires/short/figures.${ending}${query}`
    : `${prefix}/questionnaires/short/results/figure.${ending}${query}`;
  const answer = await house.site.get(address, staff ? house.analyst : undefined);
  expect([address, answer.status]).toEqual([address, 200]);
  const body = Buffer.from(await answer.arrayBuffer());
  if (ending !== 'xlsx') return body.toString('utf8');
  const sheets = await readWorkbook(body);
  return sheets
    .map(({ data }) => data)
    .flat(2)
    .join('\n');
}

const parts = {
  '': ['600', '未加权', '不是随机抽样', '网页600份', '方法', '自愿'],
  '/en': ['600', 'nweighted', 'not a random sample', 'online 600', 'Method', 'Everyone who wished'],
};

test.each([
  ['the public', false],
  ['officers', true],
])(
  'every file of a figure of %s has all that it must carry, and claims no more',
  { timeout: 120_000 },
  async (_, staff) => {
    const house = await releasedQuestionnaire();
    const { hash } = house.questionnaire.live;
    for (const ending of endings)
      for (const prefix of ['', '/en'] as const)
        for (const query of asked) {
          const text = await fileFrom(house, ending, query, { prefix, staff });
          for (const part of parts[prefix]) expect(text).toContain(part);
          expect(text).toContain(hash);
          expect(text).not.toMatch(forbidden);
          if (!staff) expect(text).toContain(house.release.hash.slice(7, 15));
        }
  },
);

test('JSON fits the contract, with the method note in both languages', async () => {
  const house = await releasedQuestionnaire();
  for (const query of asked) {
    const { method, ...figure } = JSON.parse(await fileFrom(house, 'json', query));
    figureSchema.parse({ ...figure, method, release: { ...figure.release, current: true } });
    expect(method).toHaveLength(11);
    for (const { heading, text } of method)
      expect([heading['zh-CN'], heading.en, text['zh-CN'], text.en].every(Boolean)).toBe(true);
  }
});

test('a drawing is XML with words, a title and a description, whatever the words are', async () => {
  const house = await releasedQuestionnaire();
  const svg = await fileFrom(house, 'svg', '?item=Q10.find&by=Q1');
  expect(svg).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/,
  );
  expect(svg).toMatch(/<title>[^<]*×[^<]*<\/title><desc>[^<]*不是随机抽样[^<]*<\/desc>/);
  expect(svg).not.toMatch(/<script|<style| style=|<foreignObject|href=/);
  expect((svg.match(/<text /g) ?? []).length).toBeGreaterThan(30);
});

test('the page of a figure has the note inside it, its files beside it, and says no more', async () => {
  const house = await releasedQuestionnaire();
  for (const prefix of ['', '/en'])
    for (const query of ['', ...asked]) {
      const html = await (await house.site.get(`${prefix}/questionnaires/short/results${query}`)).text();
      expect(html).not.toMatch(forbidden);
      if (query === '') continue;
      const [figure = ''] = html.match(/<figure[\s\S]*?<\/figure>/) ?? [];
      expect(figure).toMatch(
        prefix
          ? /<p class="base">n = 600 .*base.*online 600.*unweighted.*version 1.*hidden.*not a random sample/
          : /<p class="base">n＝600份.*基数.*网页600份.*未加权.*第1版.*隐.*不是随机抽样/,
      );
      expect(figure).toContain('<details class="method sm">');
      for (const ending of endings) expect(figure).toContain(`/results/figure.${ending}?item=`);
    }
});

test('rates stand beside their numbers with the definition that was fixed before', async () => {
  const house = await releasedQuestionnaire();
  const figure = JSON.parse(await fileFrom(house, 'json', '?item=Q10.find'));
  const [rate] = figure.indices;
  const cells = new Map<string, number>(
    figure.columns[0].cells.map(({ code, n }: { code: string; n: number }) => [code, n]),
  );
  const base = 600 - (cells.get('NA') ?? 0);
  const n = (cells.get('5') ?? 0) + (cells.get('4') ?? 0);
  expect(rate).toMatchObject({
    code: 'satisfied',
    n,
    base,
    percent: Math.round((100 * n) / base),
    definition: {
      'zh-CN': '（非常满意 + 比较满意） ÷（有效答案 − 不了解/不适用）',
      en: expect.stringContaining('÷ (valid answers −'),
    },
  });
  for (const ending of endings)
    expect(await fileFrom(house, ending, '?item=Q10.find')).toContain('非常满意 + 比较满意');
  const html = await (await house.site.get('/questionnaires/short/results?item=Q10.find')).text();
  expect(html).toMatch(/满意率（（非常满意 \+ 比较满意） ÷/);
  const crossed = JSON.parse(await fileFrom(house, 'json', '?item=Q10.find&by=Q3'));
  const columns: { code: string; cells?: { hidden?: string; code: string }[] }[] = crossed.columns;
  for (const group of crossed.indices[0].groups) {
    const cells = columns.find(({ code }) => code === group.code)?.cells ?? [];
    const parts = ['5', '4', 'NA'].map((code) => cells.find((cell) => cell.code === code));
    if (parts.some((part) => !part || part.hidden)) expect(group).toHaveProperty('hidden');
  }
});

test('what is not released, or not there, has no file', async () => {
  const house = await releasedQuestionnaire();
  for (const query of ['', '?item=Q99', '?item=Q7&by=Q7', '?item=Q7&release=9'])
    for (const ending of endings) {
      const answer = await house.site.get(`/questionnaires/short/results/figure.${ending}${query}`);
      expect([query, answer.status]).toEqual([query, 404]);
    }
});

test('of an open questionnaire no words of the interface claim more than it may', () => {
  const may = /^claims\.(?:precision_invited|interval_confidence|test_invited)/;
  const words = [zhCN, en].flatMap((catalogue) =>
    Object.entries(catalogue).flatMap(([namespace, keys]) =>
      Object.entries(keys as { [key: string]: string }).map(([key, said]) => [`${namespace}.${key}`, said]),
    ),
  );
  const found = words.filter(([key = '', said = '']) => forbidden.test(said) && !may.test(key));
  expect(found).toEqual([]);
  for (const kind of sampleKinds) {
    const { words: said, interval } = claimsOf(kind);
    const named = [said.strategy, said.recruiting, said.honesty, said.precision, said.interval].filter(
      Boolean,
    );
    if (kind !== 'invited') expect(named.some((key) => may.test(key ?? ''))).toBe(false);
    expect(interval === null).toBe(kind === 'census');
  }
  expect(claimsOf('open')).toMatchObject({ interval: 'modelled', marginOfError: false, leastEffective: 50 });
  expect(claimsOf('census')).toMatchObject({ interval: null, test: null, marginOfError: false });
});
