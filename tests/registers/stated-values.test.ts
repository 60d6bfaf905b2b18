import { expect, test } from 'vitest';
import { restOf, statedValue } from '#server/registers/indicators.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { conference, countedFigure, reportedFigure, words } from './support.ts';

test('a figure is counted from its register at the moment of reading, or told by an office', async () => {
  const desk = await openPieceDesk();
  await desk.published('indicator', 'demands-2020', reportedFigure(1_182_000, { over: true }));
  await desk.published('indicator', 'held-2021', countedFigure('press_conferences', { year: '2021' }));
  expect(await statedValue(desk.ctx, 'demands-2020')).toMatchObject({
    value: 1_182_000,
    over: true,
    mark: 'reported',
    unit: words('件', 'demands'),
    address: '/indicators/demands-2020',
  });
  const counted = async () => (await statedValue(desk.ctx, 'held-2021'))?.value;
  expect(await counted()).toBe(0);
  await desk.published('press_conference', 'may', conference('2021-05-18'));
  await desk.published('press_conference', 'last-year', conference('2020-12-31'));
  expect(await counted()).toBe(1);
  expect(await statedValue(desk.ctx, 'nobody-knows')).toBeUndefined();
});

test('a rate says how many it leaves over, and how exactly that is known', () => {
  const of = { value: 1_182_000 } as never;
  const { n, least, most } = restOf(99.44, { name: words('未按期办结'), of });
  expect([n, least, most]).toEqual([6619, 6561, 6678]);
  expect(restOf(100, { name: words('余'), of })).toMatchObject({ n: 0, least: 0, most: 5910 });
});
