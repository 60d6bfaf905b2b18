import { expect, test } from 'vitest';
import { openPieceDesk } from '../support/pieces.ts';
import { conference, countedFigure, document, solved, visit, words } from './support.ts';

test('programs read registers and indicators, a page at a time', async () => {
  const desk = await openPieceDesk();
  await desk.published('indicator', 'held', countedFigure('press_conferences'));
  await desk.published('press_conference', 'may', conference('2021-05-18', { topic: 'health' }));
  await desk.published('enterprise_visit', 'visit', visit('2021-05-10', [solved()]));
  await desk.published('disclosed_document', 'one', document('S-1'));
  await desk.published('disclosed_document', 'two', document('S-2', { published_on: '2021-05-20' }));
  const read = async (path: string) => {
    const answer = await desk.app.request(`/api/v1${path}`);
    return { status: answer.status, body: await answer.json() };
  };
  expect((await read('/indicators')).body.items).toMatchObject([
    { slug: 'held', value: 1, mark: 'counted', counting: { register: 'press_conferences', year: null } },
  ]);
  expect((await read('/indicators/held')).body).toMatchObject({ unit: words('条', 'entries'), rest: null });
  expect((await read('/indicators/none')).status).toBe(404);
  const first = (await read('/documents?limit=1')).body;
  expect(first.items).toMatchObject([{ slug: 'two', late: true, due_on: '2021-05-19' }]);
  const second = (await read(`/documents?limit=1&cursor=${first.next}`)).body;
  expect(second).toMatchObject({ items: [{ slug: 'one', late: false }], next: null });
  expect((await read('/press-conferences?topic=education')).body.items).toEqual([]);
  expect((await read('/press-conferences?topic=health')).body.items).toHaveLength(1);
  expect((await read('/enterprise-visits')).body.items).toMatchObject([{ problems: [{ way: 'solved' }] }]);
  expect((await read('/documents?colour=red')).status).toBe(400);
  expect((await read(`/documents?area=${encodeURIComponent("' or 1=1 --")}`)).body.items).toEqual([]);
});

test('the files of registers hold what the pages show, in any number', async () => {
  const desk = await openPieceDesk();
  await desk.published('disclosed_document', 'one', document('S-1'));
  await desk.published('disclosed_document', 'two', document('S-2', { area: 'health' }));
  const csv = await desk.app.request('/documents.csv');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = (await csv.text()).trim().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^索引号,/);
  const json = await (await desk.app.request('/documents.json?area=health')).json();
  expect(json.documents).toMatchObject([{ index_no: 'S-2' }]);
  expect(await (await desk.app.request('/indicators.json')).json()).toMatchObject({ indicators: [] });
});
