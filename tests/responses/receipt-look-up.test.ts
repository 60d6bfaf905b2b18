import { expect, test } from 'vitest';
import { checkDigit } from '#server/access/receipts.ts';
import { Browser } from '../support/browser.ts';
import { tiny } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { lookUp, toReceipt } from '../support/walk.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return { house, browser: new Browser(house) };
};

/** Well formed, and nobody's. */
const nobodys = `123456789012345${checkDigit('123456789012345')}`;

test('a receipt shows what was answered, when it came and against which version', async () => {
  const { browser } = await open();
  const { receipt } = await toReceipt(browser, '一句话');
  const held = await lookUp(browser, receipt);
  expect(held.status).toBe(200);
  expect(held.path).toBe('/receipts');
  expect(held.words).toMatch(/2021年5月20日收到，第1版问卷.*option young.*option tea.*一句话/);
  expect(held.answer.headers.get('cache-control')).toBe('no-store');
  expect(held.html).toContain('<meta name="robots" content="noindex"');
});

test.each([
  ['without spaces', (receipt: string) => receipt.replaceAll(' ', '')],
  ['with dashes', (receipt: string) => receipt.replaceAll(' ', '-')],
  [
    'in full-width digits',
    (receipt: string) => receipt.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ],
  ['with blanks around', (receipt: string) => `  ${receipt} \n`],
])('it is found when written %s', async (_name, write) => {
  const { browser } = await open();
  const { receipt } = await toReceipt(browser);
  expect((await lookUp(browser, write(receipt))).status).toBe(200);
});

test('it is found whichever questionnaire it belongs to', async () => {
  const { house, browser } = await open();
  await publish(house.ctx, { ...tiny, slug: 'other', title: { 'zh-CN': '另一份', en: 'Other' } });
  const { receipt } = await toReceipt(browser);
  const held = await lookUp(browser, receipt);
  expect(held.words).toContain('小问卷');
  expect(held.words).not.toContain('另一份');
});

test.each([
  ['a wrong check digit', nobodys.slice(0, 15) + ((Number(nobodys[15]) + 1) % 10)],
  ['too few digits', '1234 5678'],
  ['nobody’s number', nobodys],
  ['words', 'hello'],
  ['nothing', ''],
])('%s is 422, takes its time and says nothing about why', async (_name, written) => {
  const { browser } = await open();
  const began = performance.now();
  const page = await lookUp(browser, written);
  expect(performance.now() - began).toBeGreaterThanOrEqual(398);
  expect(page.status).toBe(422);
  expect(page.title).toMatch(/^错误：查回执/);
  expect(page.summary).toEqual(['#receipt']);
  expect(page.ids).toContain('receipt');
  expect(page.words).toContain('没有查到这个回执码。请核对16位数字，一位也不能错。');
  expect(page.form('/receipts').fields.get('receipt')).toBe(written);
});

test('a wrong number is answered alike wherever it is posted', async () => {
  const { browser } = await open();
  const pages = await Promise.all(
    ['/receipts', '/receipts/correction', '/receipts/withdrawal'].map((path) =>
      browser.post(path, { receipt: nobodys, confirmed: 'yes' }),
    ),
  );
  expect(pages.map(({ status }) => status)).toEqual([422, 422, 422]);
  expect(new Set(pages.map(({ words }) => words)).size).toBe(1);
});

test('after twenty wrong numbers the next is 429 and says when to come again, in both languages', async () => {
  const { browser } = await open();
  const { receipt } = await toReceipt(browser);
  const wrong = Array.from({ length: 20 }, (_, at) =>
    browser.post(at % 2 ? '/receipts' : '/en/receipts', { receipt: nobodys }),
  );
  expect((await Promise.all(wrong)).map(({ status }) => status)).toEqual(Array(20).fill(422));
  for (const path of ['/receipts', '/en/receipts', '/receipts/withdrawal']) {
    const page = await browser.post(path, { receipt });
    expect(page.status).toBe(429);
    expect(page.answer.headers.get('retry-after')).toBe('600');
  }
});

test('right numbers do not count against anybody', async () => {
  const { browser } = await open();
  const { receipt } = await toReceipt(browser);
  for (let times = 0; times < 30; times++) expect((await lookUp(browser, receipt)).status).toBe(200);
});

test('a receipt in a path or query finds nothing', async () => {
  const { browser } = await open();
  const { receipt } = await toReceipt(browser, '一句话');
  const digits = receipt.replaceAll(' ', '');
  expect((await browser.get(`/receipts/${digits}`)).status).toBe(404);
  expect((await browser.get(`/receipts?receipt=${digits}`)).html).not.toContain('一句话');
});
