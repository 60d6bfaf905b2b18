import { expect, test } from 'vitest';
import { Browser, type Page } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedRow } from '../support/stored.ts';
import { begin, toCheck } from '../support/walk.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return { house, browser: new Browser(house) };
};

/** Chinese stands on an English page only where it names itself: the switch of languages. */
function expectEnglish(page: Page) {
  expect(page.language).toBe('en');
  expect(page.words).not.toMatch(/\p{Script=Han}/u);
}

test('every step stays in English, receipt and look-up too', async () => {
  const { house, browser } = await open();
  expectEnglish(await browser.get('/en/questionnaires/tiny'));
  const first = await begin(browser, '/en');
  expect(first.path).toBe('/en/questionnaires/tiny/sections/A');
  expectEnglish(first);
  const check = await toCheck(browser, 'words', '/en');
  expectEnglish(check);
  const receipt = await browser.press(check.form('/responses'));
  expect(receipt.status).toBe(201);
  expectEnglish(receipt);
  const held = await browser.post('/en/receipts', { receipt: receipt.receipt });
  expectEnglish(held);
  expectEnglish(await browser.press(held.form('/receipts/correction')));
  expectEnglish(await browser.post('/en/receipts/withdrawal', { receipt: receipt.receipt }));
  expect(await storedRow(house.ctx)).toMatchObject({ language: 'en' });
});

test('problems begin with Error:', async () => {
  const { browser } = await open();
  const again = await browser.press((await begin(browser, '/en')).form('/sections/A'));
  expect([again.status, again.title]).toEqual([422, expect.stringMatching(/^Error: /)]);
  expectEnglish(again);
  const missing = await browser.get('/en/nothing');
  expect([missing.status, missing.title]).toEqual([404, expect.stringMatching(/^Error: /)]);
  expectEnglish(missing);
});

test('the switch leads to the same page in the other language', async () => {
  const { browser } = await open();
  await begin(browser);
  const here = await browser.get('/questionnaires/tiny/sections/A?more=1');
  expect(here.links).toContain('/en/questionnaires/tiny/sections/A?more=1');
  const there = await browser.get('/en/questionnaires/tiny/sections/A?more=1');
  expect(there.links).toContain('/questionnaires/tiny/sections/A?more=1');
});
