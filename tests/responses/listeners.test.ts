import { expect, test } from 'vitest';
import { freshKey, send, sent } from '../support/api.ts';
import { young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedRows } from '../support/stored.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return house;
};

test('an act is heard once it is stored, with codes and without words', async () => {
  const house = await open();
  const stored: number[] = [];
  house.ctx.listeners.push(() => stored.push(1));
  await sent(house, { ...young, B2: 'words' });
  expect(house.acts).toEqual([
    {
      questionnaireId: expect.any(String),
      versionNo: 1,
      channel: 'online',
      day: '2021-05-20',
      after: { ...young, B2: true },
    },
  ]);
  expect(stored).toEqual([1]);
});

test('acts are heard in the order in which they were stored', async () => {
  const house = await open();
  const bodies = Array.from({ length: 60 }, (_, at) => ({
    A1: 'young',
    B1: at % 2 ? ['tea'] : ['rice', 'fish'],
  }));
  const [first = {}, ...others] = bodies;
  // The first after a publication looks whether results are public, and those with it; the others need not.
  await send(house, first);
  await Promise.all(others.map((answers) => send(house, answers)));
  expect(house.acts.map(({ after }) => after)).toEqual(bodies);
});

test('retries and refusals are not heard', async () => {
  const house = await open();
  const key = freshKey();
  await sent(house, young, { key });
  await send(house, young, { key });
  await send(house, { ...young, B2: 'more' }, { key });
  await send(house, { A1: 'nobody' });
  expect(house.acts).toHaveLength(1);
});

test('a listener that fails costs nobody a receipt, stops nobody else, and is logged', async () => {
  const house = await open();
  const later: string[] = [];
  house.ctx.listeners.unshift(() => {
    throw new Error('cannot count');
  });
  house.ctx.listeners.push(({ day }) => later.push(day));
  expect((await send(house, young)).status).toBe(201);
  expect((await send(house, young)).status).toBe(201);
  expect(await storedRows(house.ctx)).toHaveLength(2);
  expect(later).toHaveLength(2);
  expect(house.log.filter((line) => line.includes('cannot count'))).toHaveLength(2);
});
