import { expect, test } from 'vitest';
import { Browser, type Page } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedTexts } from '../support/stored.ts';
import { begin, lookUp, toCheck, toReceipt } from '../support/walk.ts';

const SCRIPT = `</textarea></script><script>alert(1)</script><img src=x onerror="alert(2)">&lt;b&gt;' " \u2028 {{item}}`;

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return { house, browser: new Browser(house) };
};

/** The page holds no element that the text would have made. */
function expectText(page: Page) {
  expect(page.html).not.toContain('<script>alert');
  expect(page.html).not.toContain('<img src=x');
}

test('text from people is text on every page that shows it', async () => {
  const { house, browser } = await open();
  const check = await toCheck(browser, SCRIPT);
  expectText(check);
  expect(check.words).toContain(SCRIPT.replace(/\s+/g, ' '));
  const step = await browser.get('/questionnaires/tiny/sections/B');
  expectText(step);
  expect(step.form('/sections/B').fields.get('B2')).toBe(SCRIPT);
  const receipt = await browser.press(check.form('/responses'));
  expectText(receipt);
  const held = await lookUp(browser, receipt.receipt);
  expectText(held);
  expect(held.words).toContain(SCRIPT.replace(/\s+/g, ' '));
  expectText(await browser.press(held.form('/receipts/correction')));
  expect(await storedTexts(house.ctx)).toEqual([`B2: ${SCRIPT}`]);
});

test('so are the words of an option', async () => {
  const { browser } = await open();
  const first = await begin(browser);
  const more = await browser.press(first.form('/sections/A').fill({ A1: 'old' }));
  const second = await browser.press(
    more.form('/sections/A').fill({ A2: 'other', A2__other: '"><script>alert(3)</script>' }),
  );
  const check = await browser.press(second.form('/sections/B').fill({ B1: ['tea'] }));
  expectText(check);
  expect(check.words).toContain('"><script>alert(3)</script>');
});

test('what is written for a receipt comes back as text', async () => {
  const { browser } = await open();
  const page = await lookUp(browser, '"><script>alert(4)</script>');
  expect(page.status).toBe(422);
  expectText(page);
});

test('a device’s answers come back as text', async () => {
  const { browser } = await open();
  const answers = JSON.stringify({ A1: 'young', B1: ['tea'], B2: SCRIPT });
  const page = await browser.post('/questionnaires/tiny/check', {
    version: '1',
    key: 'k'.repeat(22),
    answers,
  });
  expect(page.status).toBe(200);
  expectText(page);
  expect(page.form('/responses').fields.get('answers')).toBe(answers);
});

test('parts of an address are not shown as markup', async () => {
  const { browser } = await open();
  const page = await browser.get(
    '/questionnaires/tiny/sections/%3Cscript%3Ealert(5)%3C%2Fscript%3E?a="><script>alert(6)</script>',
  );
  expect(page.status).toBe(404);
  expectText(page);
});

test('lines that a form sends are kept as lines', async () => {
  const { house, browser } = await open();
  await toReceipt(browser, '  第一行\r\n第二行 \r\n');
  expect(await storedTexts(house.ctx)).toEqual(['B2: 第一行\n第二行']);
});
