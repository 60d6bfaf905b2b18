import { expect, test } from 'vitest';
import { makeApp } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';

const door = async (at: string) => {
  const house = await makeApp();
  const { slug } = await publish(house.ctx);
  house.turnTo(at);
  const answer = await house.app.request(`/questionnaires/${slug}`);
  const html = await answer.text();
  return {
    status: answer.status,
    begins: html.includes(`action="/questionnaires/${slug}/answering"`),
    goesOnFromDevice: html.includes('data-draft'),
    startsAfresh: html.includes('data-restart'),
    results: html.includes(`href="/questionnaires/${slug}/results"`),
  };
};

test('while it is open one begins, or goes on from this device', async () => {
  expect(await door('2021-05-20T10:00:00+08:00')).toEqual({
    status: 200,
    begins: true,
    goesOnFromDevice: true,
    startsAfresh: true,
    results: false,
  });
});

test('in the quarter of an hour after closing only what was begun goes on', async () => {
  expect(await door(period.closing)).toEqual({
    status: 200,
    begins: false,
    goesOnFromDevice: true,
    startsAfresh: false,
    results: false,
  });
});

test('then the door leads to the results', async () => {
  expect(await door(period.closed)).toEqual({
    status: 200,
    begins: false,
    goesOnFromDevice: false,
    startsAfresh: false,
    results: true,
  });
});

test('before it opens there is no way in', async () => {
  expect(await door(period.before)).toMatchObject({ status: 200, begins: false, goesOnFromDevice: false });
});
