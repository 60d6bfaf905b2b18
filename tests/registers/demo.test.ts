import { expect, test } from 'vitest';
import { playOffice } from '#server/demo/officers.ts';
import { at } from '#server/demo/past.ts';
import { playRegisters } from '#server/demo/play-registers.ts';
import { registerDuties } from '#server/registers/duties.ts';
import { listIndicators } from '#server/registers/indicators.ts';
import { makeApp } from '../support/make-app.ts';

test('the demonstration enters its registers through the chain, and its indicators count them', async () => {
  const { ctx } = await makeApp();
  const cast = await playOffice(at(ctx, '2021-04-01T09:00:00+08:00'));
  await playRegisters(ctx, cast);
  const told = new Map(
    (await listIndicators(ctx)).map(({ piece, stated }) => [piece.slug, [stated.mark, stated.value]]),
  );
  expect(Object.fromEntries(told)).toMatchObject({
    'press-conferences-2020': ['reported', 60],
    'demands-2020': ['reported', 1_182_000],
    'press-conferences-2021': ['counted', 3],
    'enterprise-problems-solved-2021': ['counted', 5],
    'enterprise-problems-tracked-2021': ['counted', 2],
    'disclosed-2021': ['counted', 12],
    'disclosed-key-areas-2021': ['counted', 11],
  });
  expect(told.size).toBe(19);
  const duties = await registerDuties(ctx, cast.departments.get('general-office') ?? '');
  expect(duties.problems.map(({ dueOn, overdue }) => [dueOn, overdue])).toEqual([
    ['2021-05-14', true],
    ['2021-06-30', false],
  ]);
  expect(duties.documents).toMatchObject([{ dueOn: '2021-06-04', overdue: false }]);
});
