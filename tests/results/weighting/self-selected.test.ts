import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { figureSchema } from '#server/results/figure-schema.ts';
import { definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { reference, rowsOf } from '#tests/shared/statistics/weighting/reference.ts';
import { social } from '../answering.ts';
import { closedWith, releaseOf } from './support.ts';

const forbidden = /误差±|误差范围|置信区间|margin of error|confidence interval|市民中/iu;
const api = '/api/v1/questionnaires/small/results';

test('a sample that chose itself by its answer may show its raked share, with the sentence that it does not repair it', async () => {
  const rows = rowsOf('optin_b.csv');
  const expected = reference('optin_b.expected');
  const both = (text: string) => ({ 'zh-CN': text, en: text });
  const options = (codes: string[]) => codes.map((code) => ({ code, text: both(code) }));
  const item = (code: string, codes: string[], more = {}) => ({
    kind: 'single',
    code,
    text: both(code),
    required: true,
    options: options(codes),
    ...more,
  });
  const margins = expected.margins as { [variable: string]: { [band: string]: number } };
  const { indices: _, ...base } = social;
  const definition = definitionSchema.parse({
    ...base,
    slug: 'small',
    lists: {},
    weighting: {
      use: 'release',
      frame: { code: 'all', name: both('学校 schools'), total: 6194 },
      variables: Object.entries(margins).map(([code, targets]) => ({
        code,
        label: both(code),
        item: code,
        bands: Object.entries(targets).map(([band, target]) => ({
          code: band,
          text: both(band),
          codes: [band],
          target,
        })),
        source: { title: both('apipop'), year: 2000, place: both('survey') },
        confidence: 'high',
        ready: true,
      })),
    },
    sections: [
      {
        code: 'S',
        title: both('S'),
        items: [
          item('stype', ['E', 'H', 'M'], { role: 'profile' }),
          item('meals_band', Object.keys(margins.meals_band!), { role: 'profile' }),
          item('sch_wide', ['Yes', 'No']),
        ],
      },
    ],
  });
  const answers = rows.map(({ stype = '', meals_band = '', sch_wide = '' }) => ({
    stype,
    meals_band,
    sch_wide,
  }));
  const house = await closedWith(definition, answers);
  await releaseOf(house);
  const figure = figureSchema.parse(
    await (await house.site.get(`${api}?item=sch_wide&weights=raked`)).json(),
  );
  const column = figure.columns[0]!;
  if ('hidden' in column) throw new Error('hidden');
  expect(column.cells[0]).toMatchObject({
    code: 'Yes',
    n: 482,
    raw_percent: 92,
    percent: 92,
    interval: { kind: 'modelled', low: 89, high: 94 },
  });
  expect(figure.weighting).toMatchObject({
    deff: 1.03,
    n_eff: 505,
    max_over_mean: 1.62,
    min_over_mean: 0.71,
  });
  const sentences = { '': '不是随机抽样', '/en': 'not a random sample' };
  const released = '/questionnaires/small/results';
  for (const [prefix, sentence] of Object.entries(sentences))
    for (const address of [
      `${released}?item=sch_wide`,
      `${released}?item=sch_wide&weights=raked`,
      `${released}.csv`,
      `${released}.xlsx`,
      ...['csv', 'xlsx', 'svg', 'json'].map(
        (ending) => `${released}/figure.${ending}?item=sch_wide&weights=raked`,
      ),
      '/workspace/questionnaires/small/weighting',
      ...['', '.csv', '.xlsx', '.svg', '.json'].map(
        (ending) => `/workspace/questionnaires/small/figures${ending}?item=sch_wide&weights=raked`,
      ),
    ]) {
      const answer = await house.site.get(`${prefix}${address}`, house.analyst);
      expect([address, answer.status]).toEqual([address, 200]);
      const text = await textOf(answer);
      expect(text).toContain(sentence);
      expect(text).not.toMatch(forbidden);
      if (!address.endsWith('weighting')) expect(text).toMatch(/\b92\b/);
    }
  for (const ending of ['csv', 'xlsx', 'svg', 'json'])
    for (const query of ['?item=stype&weights=raked', '?item=sch_wide&by=stype&weights=raked'])
      expect((await house.site.get(`${released}/figure.${ending}${query}`)).status).toBe(404);
  expect((await house.site.get(`${released}?item=stype&weights=raked`)).status).toBe(404);
  const svg = await textOf(await house.site.get(`/en${released}/figure.svg?item=sch_wide&weights=raked`));
  expect(svg).toMatch(/<desc>[^<]*92% unweighted, 92% weighted[^<]*not a random sample/);
  const csv = await textOf(await house.site.get(`${released}.csv`));
  const lines = csv.split('\n').filter((line) => /^sch_wide,sch_wide,,,[^,]*,Yes,/.test(line));
  expect(lines.map((line) => line.split(',').slice(7, 13))).toEqual([
    ['482', '92', expect.any(String), '', '', ''],
    ['482', '92', expect.any(String), '92', '模型区间', '89'],
  ]);
});

async function textOf(answer: Response): Promise<string> {
  const body = Buffer.from(await answer.arrayBuffer());
  if (!answer.headers.get('content-type')?.includes('spreadsheetml')) return body.toString('utf8');
  return (await readWorkbook(body)).flatMap(({ data }) => data.flat()).join('\n');
}
