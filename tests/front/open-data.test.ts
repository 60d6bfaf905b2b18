import { parse as parseCsv } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { columnsOf } from '#server/front/data-fields.ts';
import { dataSets } from '#server/front/data-sets.ts';
import { defaultSite } from '#server/http/site.ts';
import { kinds } from '#server/pieces/kinds.ts';
import { changeSite } from '#server/staff/site-settings.ts';
import { formulas } from '../security/payloads.ts';
import { Browser } from '../support/browser.ts';
import { openConsultation } from '../support/consultations.ts';
import { PUBLIC_URL } from '../support/make-app.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { publish } from '../support/publish.ts';
import { conference, takeBack } from './pieces-support.ts';

interface Catalogue {
  license: { text: { [language: string]: string } };
  datasets: {
    identifier: string;
    rows: number;
    modified: string | null;
    page: string | null;
    fields: { name: string; columns: string[]; title: { [language: string]: string } }[];
    distributions: { format: string; address: string }[];
  }[];
}

const parse = (csv: string) => parseCsv(csv, { bom: true }) as string[][];

async function opened() {
  const desk = await openPieceDesk();
  await publish(desk.ctx);
  await openConsultation(desk.ctx);
  await desk.published('press_conference', 'one', conference('防汛发布会', '2021-05-18', '一切准备就绪。'));
  await desk.published('press_conference', 'two', conference('教育发布会', '2021-05-19', '名额已经公布。'));
  return desk;
}

const catalogueOf = async ({ app }: Awaited<ReturnType<typeof opened>>) =>
  (await (await app.request('/open-data.json')).json()) as Catalogue;

test('every data set can be fetched at each of its addresses, and its fields are those of its file', async () => {
  const desk = await opened();
  await takeBack(desk, 'press_conference', 'two');
  const { datasets } = await catalogueOf(desk);
  expect(datasets.map(({ identifier }) => identifier)).toEqual([
    'questionnaires',
    'consultations',
    'press-conferences',
    'errata',
  ]);
  for (const { identifier, rows, fields, distributions } of datasets) {
    expect(distributions.map(({ format }) => format)).toEqual(expect.arrayContaining(['csv', 'json']));
    for (const { format, address } of distributions) {
      const answer = await desk.app.request(address.replace(PUBLIC_URL, ''));
      expect([identifier, format, answer.status]).toEqual([identifier, format, 200]);
      const body = await answer.text();
      if (format === 'csv') {
        const [header, ...lines] = parse(body);
        expect(header).toEqual(fields.flatMap(({ columns }) => columns));
        expect([identifier, lines.length]).toEqual([identifier, rows]);
      }
      if (format !== 'json') continue;
      const { items } = JSON.parse(body) as { items: object[] };
      expect(items.map((item) => Object.keys(item).sort())).toEqual(
        Array.from({ length: rows }, () => fields.map(({ name }) => name).sort()),
      );
    }
  }
});

test('every kind of piece has its data set, and no two share a name or a field', () => {
  const all = dataSets();
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const kind of kinds.all()) expect(all.some(({ title }) => title === kind.words.many)).toBe(true);
  for (const { id, fields } of all)
    expect([id, new Set(columnsOf(fields)).size]).toEqual([id, columnsOf(fields).length]);
});

test('rows and freshness follow what is published and what is taken back', async () => {
  const desk = await opened();
  const of = async () => {
    const { datasets } = await catalogueOf(desk);
    const found = datasets.find(({ identifier }) => identifier === 'press-conferences');
    return [found?.rows, found?.modified];
  };
  expect(await of()).toEqual([2, '2021-05-20T10:00:00+08:00']);
  desk.turnTo('2021-05-21T09:30:00+08:00');
  await takeBack(desk, 'press_conference', 'two');
  expect(await of()).toEqual([1, '2021-05-21T09:30:00+08:00']);
});

test('the page names what a row is, the terms and the fields in both languages; nothing empty is listed', async () => {
  const desk = await opened();
  const chinese = await new Browser(desk).get('/open-data');
  expect(chinese.words).toContain('2行，一行是一条“新闻发布会”');
  expect(chinese.words).toContain('开放数据使用条款');
  expect(chinese.words).not.toContain('采纳情况反馈');
  expect(chinese.links).toContain('/open-data/press-conferences.csv');
  expect((await new Browser(desk).get('/open-data/press-conferences')).words).toContain('held_at');
  const english = await new Browser(desk).get('/en/open-data');
  expect(english.words).toContain('Terms of use of open data');
  expect(english.links).toContain('/en/open-data/press-conferences.json');
});

test('words that a spreadsheet would reckon with are text in the file', async () => {
  const desk = await openPieceDesk();
  for (const [at, formula] of formulas.entries())
    await desk.published('press_conference', `f-${at}`, {
      ...conference('发布会', '2021-05-18', formula),
      title: { 'zh-CN': formula, en: formula },
    });
  const csv = await (await desk.app.request('/open-data/press-conferences.csv')).text();
  for (const cell of parse(csv).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
});

test.each(['/open-data/nothing.csv', '/open-data/press-conferences.xlsx', '/open-data/nothing'])(
  '%s is not there',
  async (path) => {
    const { app } = await openPieceDesk();
    expect((await app.request(path)).status).toBe(404);
  },
);

test('the terms that the administrator sets stand in the place of the project’s own', async () => {
  const desk = await opened();
  await changeSite(desk.ctx, { ...defaultSite, dataTerms: { 'zh-CN': '本市数据使用规定（示例）。' } });
  expect((await new Browser(desk).get('/open-data')).words).toContain('本市数据使用规定（示例）。');
  expect((await catalogueOf(desk)).license.text).toEqual({ 'zh-CN': '本市数据使用规定（示例）。' });
});
