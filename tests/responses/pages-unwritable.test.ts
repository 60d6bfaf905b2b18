import { expect, test } from 'vitest';
import { Browser, type Page } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { halfAnswers, storedRows, storedTexts } from '../support/stored.ts';
import { holdStore } from '../support/unwritable.ts';
import { begin, lookUp, toCheck, toReceipt } from '../support/walk.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return { house, browser: new Browser(house) };
};

function expectUnsaved(page: Page) {
  expect([page.status, page.answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect(page.title).toMatch(/^错误：/);
}

test('the check page keeps what was written, and one more press sends it', async () => {
  const { house, browser } = await open();
  const check = await toCheck(browser, '写了很久');
  const letGo = await holdStore(house);
  const refused = await browser.press(check.form('/responses'));
  expectUnsaved(refused);
  expect(refused.words).toContain('写了很久');
  expect(await halfAnswers(house.ctx)).toHaveLength(1);
  await letGo();
  expect((await browser.press(refused.form('/responses'), '再提交一次')).status).toBe(201);
  expect(await storedRows(house.ctx)).toHaveLength(1);
});

test('a step keeps what was written, and one more press goes on', async () => {
  const { house, browser } = await open();
  const first = await begin(browser);
  const second = await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  const letGo = await holdStore(house);
  const refused = await browser.press(second.form('/sections/B').fill({ B1: ['tea'], B2: '写了很久' }));
  expectUnsaved(refused);
  expect(refused.form('/sections/B').fields.get('B2')).toBe('写了很久');
  await letGo();
  expect((await browser.press(refused.form('/sections/B'))).path).toBe('/questionnaires/tiny/check');
});

test('a correction keeps what was written, and one more press sends it', async () => {
  const { house, browser } = await open();
  const { receipt } = await toReceipt(browser, '原来的话');
  await browser.press((await lookUp(browser, receipt)).form('/receipts/correction'));
  const part = await browser.get('/questionnaires/tiny/sections/B');
  const check = await browser.press(part.form('/sections/B').fill({ B2: '改过的话' }));
  const letGo = await holdStore(house);
  const refused = await browser.press(check.form('/responses'));
  expectUnsaved(refused);
  expect(refused.words).toContain('改过的话');
  await letGo();
  expect((await browser.press(refused.form('/responses'))).status).toBe(200);
  expect(await storedTexts(house.ctx)).toEqual(['B2: 改过的话']);
});

test('a withdrawal and a new start say that nothing was stored', async () => {
  const { house, browser } = await open();
  const { receipt } = await toReceipt(browser, '原来的话');
  const letGo = await holdStore(house);
  expectUnsaved(await browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' }));
  expectUnsaved(await new Browser(house).post('/questionnaires/tiny/answering', {}));
  await letGo();
  expect(await storedTexts(house.ctx)).toEqual(['B2: 原来的话']);
});
