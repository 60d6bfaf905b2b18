import { expect, test } from 'vitest';
import { lookUp } from '../support/walk.ts';
import { decide, openHouse, storedWords } from './author-support.ts';
import { openForm, written } from './writing.ts';

const script = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&{{name}}$t(common.open)';
const marks = '\u202eabc\u2066\u200f';

test('markup, quotes and marks of direction stay text on every page', async () => {
  const opened = await openHouse({ visibility: 'after_review' });
  const { browser } = opened;
  const words = `${script}${marks}`;
  const fields = { 'text-0': words, 'proposed-0': words, name: script, contact: script, party: 'enterprise' };
  const form = (await openForm(browser)).form('/comments').fill(fields);
  const kept = await browser.press(form.fill({ more: '2' }), '再对一条提意见');
  expect(kept.form('/comments').fields.get('text-0')).toBe(words);
  const receipt = await browser.press(kept.form('/comments'), '提交意见');
  expect(await storedWords(opened)).toEqual([words]);
  await decide(opened, 1, { act: 'withhold', rule: 'insult' });
  const appealed = await browser.post('/receipts/appeal', { receipt: receipt.receipt, text: script });
  await decide(opened, 1, { act: 'release' });
  const held = await lookUp(browser, receipt.receipt);
  const correction = await browser.post('/receipts/correction', { receipt: receipt.receipt });
  const list = await browser.get('/consultations/small/comments');
  const json = await (await opened.house.app.request('/api/v1/consultations/small/comments')).json();
  for (const page of [kept, receipt, appealed, held, correction, list]) {
    expect(page.status).toBeLessThan(300);
    expect(page.html).not.toMatch(/<script>|<img src=x/);
  }
  for (const page of [held, list]) expect(page.words).toContain(script);
  expect(JSON.stringify(json)).toContain(JSON.stringify(script).slice(1, -1));
});

test('characters that control are left out', async () => {
  const opened = await openHouse();
  await written(opened.browser, { 'text-0': '写\u0000明\u0007时\r\n段\u001b' });
  expect(await storedWords(opened)).toEqual(['写明时\n段']);
});

test('a hostile address asks for nothing', async () => {
  const { browser } = await openHouse();
  const page = await openForm(
    browser,
    `?clause=${encodeURIComponent(script)}&via=${encodeURIComponent(script)}`,
  );
  expect(page.status).toBe(200);
  expect(page.html).not.toMatch(/<script>|<img|onerror=alert/);
  const list = await browser.get(`/consultations/small/comments?clause=${encodeURIComponent(script)}`);
  expect(list.html).not.toMatch(/<script>|<img|onerror=alert/);
});

test('a thousand clauses in the address are not a thousand blocks', async () => {
  const { browser } = await openHouse();
  const query = `?${Array.from({ length: 1000 }, () => 'clause=1').join('&')}`;
  expect((await openForm(browser, query)).heading).toBe('对第一条提意见');
});

test('more opinions than one comment may hold are 422', async () => {
  const { browser } = await openHouse();
  const fields: { [name: string]: string } = { version: '1', key: 'k'.repeat(32) };
  for (let at = 0; at < 100; at++) Object.assign(fields, { [`clause-${at}`]: '1', [`text-${at}`]: '短' });
  const page = await browser.post('/consultations/small/comments', fields);
  expect(page.status).toBe(422);
  expect(page.words).toContain('一次最多提60条意见');
});
