import { expect, test } from 'vitest';
import { openPieceDesk } from '../support/pieces.ts';
import { edition2021, editionOf } from './editions.ts';

test('a program reads the editions, each with its programme as instants', async () => {
  const { app, published } = await openPieceDesk();
  const get = async (path: string) => {
    const answer = await app.request(`/api/v1${path}`);
    return { status: answer.status, body: (await answer.json()) as { [name: string]: never } };
  };
  expect(await get('/open-days')).toMatchObject({ status: 200, body: { items: [] } });
  await published('edition', '2021', edition2021);
  await published('edition', '2022', editionOf(2022));
  const { items } = (await get('/open-days')).body;
  expect(items).toMatchObject([
    { year: 2022, edition: 16, path: '/open-day/2022' },
    { year: 2021, edition: 15, date: '2021-05-15' },
  ]);
  const { status, body } = await get('/open-days/2021');
  expect([status, body.version, body.phone, body.article]).toEqual([200, 1, '12345', null]);
  expect(body.programme).toHaveLength(12);
  expect(body.programme?.[0]).toMatchObject({
    start: '00:00',
    starts_at: '2021-05-15T00:00:00+08:00',
    ends_at: '2021-05-16T00:00:00+08:00',
  });
  expect(body.special_lines).toHaveLength(5);
  for (const year of ['2020', '20211', 'x', '-1', '%00'])
    expect([year, (await get(`/open-days/${year}`)).status]).toEqual([year, 404]);
  expect((await get('/open-days?x=1')).status).toBe(400);
});
