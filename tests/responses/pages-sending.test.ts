import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { halfAnswers, storedRows } from '../support/stored.ts';
import { begin, toCheck, toReceipt } from '../support/walk.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return { house, browser: new Browser(house) };
};

const responses = '/questionnaires/tiny/responses';

test('sending twice is one response and one receipt: 201, then 200', async () => {
  const { house, browser } = await open();
  const form = (await toCheck(browser)).form('/responses');
  const first = await browser.post(responses, form.fields);
  const again = await browser.post(responses, form.fields);
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.receipt).toBe(first.receipt);
  expect(again.words).toContain('这份答卷先前已经收到，没有重复计数。');
  expect(await storedRows(house.ctx)).toHaveLength(1);
  expect(house.acts).toHaveLength(1);
});

test('a double click, at once, is one response and one receipt', async () => {
  const { house, browser } = await open();
  const form = (await toCheck(browser)).form('/responses');
  const clicks = await Promise.all([1, 2, 3, 4].map(() => browser.post(responses, form.fields)));
  expect(clicks.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
  expect(new Set(clicks.map(({ receipt }) => receipt)).size).toBe(1);
  expect(await storedRows(house.ctx)).toHaveLength(1);
  expect(house.acts).toHaveLength(1);
});

test('going back after sending and posting a step shows the receipt again', async () => {
  const { house, browser } = await open();
  const first = await begin(browser);
  const form = first.form('/sections/A').fill({ A1: 'young' });
  const second = await browser.press(form);
  const check = await browser.press(second.form('/sections/B').fill({ B1: ['tea'] }));
  const { receipt } = await browser.press(check.form('/responses'));
  const back = await browser.press(form);
  expect(back.status).toBe(200);
  expect(back.receipt).toBe(receipt);
  expect(await halfAnswers(house.ctx)).toEqual([]);
});

test('a step that arrives while the answers are being sent does not bring the half answer back', async () => {
  const { house, browser } = await open();
  const step = (await begin(browser)).form('/sections/A').fill({ A1: 'young' });
  const second = await browser.press(step);
  const check = await browser.press(second.form('/sections/B').fill({ B1: ['tea'] }));
  await Promise.all([browser.press(check.form('/responses')), browser.press(step), browser.press(step)]);
  expect(await halfAnswers(house.ctx)).toEqual([]);
  expect(await storedRows(house.ctx)).toHaveLength(1);
});

test('the half answer is gone from the store once it is sent', async () => {
  const { house, browser } = await open();
  await toCheck(browser);
  expect(await halfAnswers(house.ctx)).toHaveLength(1);
  await browser.post(responses, {});
  expect(await halfAnswers(house.ctx)).toEqual([]);
});

test('beginning anew on the same device is another response with another receipt', async () => {
  const { house, browser } = await open();
  const one = await toReceipt(browser);
  const other = await toReceipt(browser);
  expect(other.receipt).not.toBe(one.receipt);
  expect(await storedRows(house.ctx)).toHaveLength(2);
});

test('sending with nothing begun is 409', async () => {
  const { house, browser } = await open();
  const page = await browser.post(responses, {});
  expect(page.status).toBe(409);
  expect(page.title).toMatch(/^错误：这份没填完的答卷已经不在了/);
  expect(await storedRows(house.ctx)).toEqual([]);
});

test('the receipt stands in no address; its picture is in the page', async () => {
  const { browser } = await open();
  const page = await toReceipt(browser);
  const digits = page.receipt.replaceAll(' ', '');
  expect(page.links.filter((href) => href.includes(digits))).toEqual([]);
  expect(page.html).toMatch(/<img src="data:image\/png;base64,/);
  expect(page.answer.headers.get('cache-control')).toBe('no-store');
});

test('the reply says what happens next and by when', async () => {
  const { browser } = await open();
  const { words } = await toReceipt(browser);
  expect(words).toContain('2021年6月15日24:00前');
  expect(words).toContain('2021年7月15日前');
});
