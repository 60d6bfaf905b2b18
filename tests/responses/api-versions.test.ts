import { expect, test } from 'vitest';
import { faultsOf, problemOf, send, sent } from '../support/api.ts';
import { makeApp } from '../support/make-app.ts';
import { publish, publishAgain } from '../support/publish.ts';
import { storedRow } from '../support/stored.ts';

const open = async () => {
  const house = await makeApp();
  await publishAgain(house.ctx, await publish(house.ctx));
  return house;
};

test('an earlier version is taken against itself', async () => {
  const house = await open();
  expect(await sent(house, { A1: 'young', B1: ['tea'] }, { version: 1 })).toMatchObject({ version: 1 });
  expect(await storedRow(house.ctx)).toMatchObject({ version_no: 1 });
});

test('a code of the next version is unknown to it', async () => {
  const answer = await send(await open(), { A1: 'adult', B1: ['tea'] }, { version: 1 });
  expect(await faultsOf(answer)).toEqual(['/answers/A1 unknown_code']);
});

test('the live version takes its own codes', async () => {
  expect(await sent(await open(), { A1: 'adult', B1: ['tea'] }, { version: 2 })).toMatchObject({
    version: 2,
  });
});

test('a retired code is 422 in the version that retired it', async () => {
  const answer = await send(await open(), { A1: 'young', B1: ['tea'] }, { version: 2 });
  expect(answer.status).toBe(422);
  expect(await faultsOf(answer)).toEqual(['/answers/A1 unknown_code']);
});

test('a problem is told in the words of the version that was answered', async () => {
  const { errors } = await problemOf(await send(await open(), { A1: 'old', B1: ['tea'] }, { version: 1 }));
  expect(errors?.[0]?.message).toBe('请回答：Which help');
});
