import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';
import { storedAnswers, storedRow, storedRows, storedTexts } from '../support/stored.ts';
import { lookUp, toReceipt } from '../support/walk.ts';

async function withResponse() {
  const house = await makeApp();
  await publish(house.ctx);
  const browser = new Browser(house);
  const { receipt } = await toReceipt(browser, '要撤回的话');
  return { house, browser, receipt };
}

const withdraw = (browser: Browser, receipt: string) =>
  browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' });

test('it is asked once more; until then nothing is withdrawn', async () => {
  const { house, browser, receipt } = await withResponse();
  const sure = await browser.press((await lookUp(browser, receipt)).form('/receipts/withdrawal'));
  expect(sure.heading).toBe('确定要撤回吗？');
  expect(await storedAnswers(house.ctx)).toMatchObject({ A1: 'young' });
  const done = await browser.press(sure.form('/receipts/withdrawal'));
  expect([done.status, done.heading]).toEqual([200, '已经撤回']);
});

test('answers and words go; receipt, day, version and channel stay as a tombstone', async () => {
  const { house, browser, receipt } = await withResponse();
  const before = await storedRow(house.ctx);
  house.turnTo('2021-05-22T09:00:00+08:00');
  await withdraw(browser, receipt);
  expect(await storedRow(house.ctx)).toEqual({
    ...before,
    answers: null,
    body_mac: null,
    withdrawn_day: '2021-05-22',
    revision: 1,
  });
  expect(await storedTexts(house.ctx)).toEqual([]);
});

test('those who count hear what goes', async () => {
  const { house, browser, receipt } = await withResponse();
  await withdraw(browser, receipt);
  expect(house.acts.at(-1)).toMatchObject({
    before: { A1: 'young', B1: ['tea'], B2: true },
    day: '2021-05-20',
  });
  expect(house.acts.at(-1)).not.toHaveProperty('after');
});

test('withdrawing again, or several times at once, changes nothing and is 200', async () => {
  const { house, browser, receipt } = await withResponse();
  const all = await Promise.all([1, 2, 3].map(() => withdraw(browser, receipt)));
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
  house.turnTo('2021-05-25T09:00:00+08:00');
  expect((await withdraw(browser, receipt)).status).toBe(200);
  expect(await storedRow(house.ctx)).toMatchObject({ withdrawn_day: '2021-05-20', revision: 1 });
  expect(house.acts).toHaveLength(2);
});

test('the receipt still tells the day of the withdrawal, and offers nothing more', async () => {
  const { browser, receipt } = await withResponse();
  await withdraw(browser, receipt);
  const held = await lookUp(browser, receipt);
  expect(held.status).toBe(200);
  expect(held.words).toContain('2021年5月20日撤回');
  expect(held.words).not.toContain('要撤回的话');
  expect(held.forms.map(({ action }) => action)).toEqual(['/preferences', '/receipts/data']);
});

test('loading the receipt’s page again revives nothing', async () => {
  const { house, browser, receipt } = await withResponse();
  await withdraw(browser, receipt);
  const again = await browser.post('/questionnaires/tiny/responses', {});
  expect([again.status, again.receipt]).toEqual([200, receipt]);
  expect(again.words).toContain('这份答卷已经撤回，没有重新计入。');
  expect(await storedRow(house.ctx)).toMatchObject({ answers: null });
  expect(await storedRows(house.ctx)).toHaveLength(1);
});

test('it is possible after closing too', async () => {
  const { house, browser, receipt } = await withResponse();
  house.turnTo(period.closed);
  expect((await withdraw(browser, receipt)).status).toBe(200);
  expect(await storedRow(house.ctx)).toMatchObject({ withdrawn_day: '2021-06-16' });
});
