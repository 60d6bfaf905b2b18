import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { openHouse, storedComments, storedWords } from './author-support.ts';
import { openForm, written } from './writing.ts';

const send = '提交意见';
const address = '/consultations/small/comments';

test('back, reload and double click give the same receipt and say so', async () => {
  const opened = await openHouse();
  const form = (await openForm(opened.browser)).form('/comments').fill({ 'text-0': '写明时段' });
  const pages = await Promise.all([1, 2, 3].map(() => opened.browser.press(form, send)));
  expect(pages.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  expect(new Set(pages.map(({ receipt }) => receipt)).size).toBe(1);
  const again = await opened.browser.press(form, send);
  expect(again.status).toBe(200);
  expect(again.words).toContain('这份意见先前已经收到，没有重复计数。');
  expect(await storedComments(opened)).toHaveLength(1);
});

test('what a script has just sent is received, not received again', async () => {
  const { browser } = await openHouse();
  const form = (await openForm(browser)).form('/comments').fill({ 'text-0': '写明时段' });
  await browser.press(form, send);
  form.fields.set('counted', 'now');
  const page = await browser.press(form, send);
  expect(page.status).toBe(201);
  expect(page.words).not.toContain('先前已经收到');
});

test('another body under the key is 409, keeps the text, and may be sent as another comment', async () => {
  const opened = await openHouse();
  const form = (await openForm(opened.browser)).form('/comments').fill({ 'text-0': '写明时段' });
  const first = await opened.browser.press(form, send);
  const page = await opened.browser.press(form.fill({ 'text-0': '另一个意思' }), send);
  expect(page.status).toBe(409);
  expect(page.title).toMatch(/^错误：/);
  expect(page.words).toContain('这份意见先前已经提交过，内容不同');
  const kept = page.form('/comments');
  expect(kept.fields.get('text-0')).toBe('另一个意思');
  expect(kept.fields.get('key')).not.toBe(form.fields.get('key'));
  const second = await opened.browser.press(kept, send);
  expect(second.status).toBe(201);
  expect(second.receipt).not.toBe(first.receipt);
  expect(await storedWords(opened)).toHaveLength(2);
});

test('in the quarter hour after closing the form says that it has closed, and what was begun is taken', async () => {
  const { house, browser } = await openHouse();
  const form = (await openForm(browser)).form('/comments').fill({ 'text-0': '写明时段' });
  house.turnTo('2021-06-15T23:59:59.999+08:00');
  expect((await openForm(browser)).heading).toBe('对第一条提意见');
  house.turnTo('2021-06-16T00:00:00+08:00');
  const page = await openForm(browser);
  expect(page.status).toBe(200);
  expect(page.heading).toBe('征求意见已截止');
  expect(page.words).toContain('提意见已于2021年6月15日24:00截止。');
  expect(page.words).toContain('还可以在截止后15分钟内提交');
  house.turnTo('2021-06-16T00:14:59+08:00');
  expect((await browser.press(form, send)).status).toBe(201);
});

test('after it a comment is 409 and its text is kept; the form says where the outcome will be', async () => {
  const opened = await openHouse();
  const { house, browser } = opened;
  const form = (await openForm(browser)).form('/comments').fill({ 'text-0': '写明时段' });
  house.turnTo('2021-06-16T00:15:00+08:00');
  const page = await browser.press(form, send);
  expect(page.status).toBe(409);
  expect(page.words).toContain('征求意见已经截止');
  expect(page.form('/comments').fields.get('text-0')).toBe('写明时段');
  expect(page.form('/comments').buttons.has(send)).toBe(false);
  expect(await storedComments(opened)).toEqual([]);
  const shut = await openForm(browser);
  expect(shut.words).toContain('采纳情况将于2021年7月15日前在征求意见的同一网址公布。');
  expect(shut.words).not.toContain('15分钟');
  expect((await openForm(browser, '', '/en')).words).toContain(
    'The comment period ended on 15 June 2021, 24:00.',
  );
});

test('before it opens the form says when it will', async () => {
  const { house, browser } = await openHouse();
  const form = (await openForm(browser)).form('/comments').fill({ 'text-0': '写明时段' });
  house.turnTo('2021-05-14T12:00:00+08:00');
  const page = await openForm(browser);
  expect(page.heading).toBe('尚未开始');
  expect(page.words).toContain('2021年5月15日 00:00开始提意见');
  const refused = await browser.press(form, send);
  expect(refused.status).toBe(409);
  expect(refused.form('/comments').fields.get('text-0')).toBe('写明时段');
});

test.each([
  ['no key', { version: '1', 'clause-0': '', 'text-0': '写明时段' }, 400],
  ['a weak key', { version: '1', key: 'aaaa', 'clause-0': '', 'text-0': '写明时段' }, 400],
  ['no version', { key: 'k'.repeat(32), 'clause-0': '', 'text-0': '写明时段' }, 400],
  ['nothing', {}, 400],
  ['another version', { version: '2', key: 'k'.repeat(32), 'clause-0': '', 'text-0': '写明时段' }, 422],
  ['another clause', { version: '1', key: 'k'.repeat(32), 'clause-0': '99', 'text-0': '写明时段' }, 422],
])('%s is refused and stores nothing', async (_name, fields: { [name: string]: string }, status) => {
  const opened = await openHouse();
  const page = await opened.browser.post(address, fields);
  expect(page.status).toBe(status);
  if (status === 422) expect(page.form('/comments').fields.get('text-0')).toBe('写明时段');
  expect(await storedComments(opened)).toEqual([]);
});

test('what is no form is 415, too large 413, from another site 403, to no consultation 404', async () => {
  const opened = await openHouse();
  const { browser, house } = opened;
  const json = await house.app.request(address, {
    method: 'POST',
    body: '{}',
    headers: { 'Content-Type': 'application/json' },
  });
  expect(json.status).toBe(415);
  const fields = { version: '1', key: 'k'.repeat(32), 'clause-0': '', 'text-0': '长'.repeat(100_000) };
  expect((await browser.post(address, fields)).status).toBe(413);
  const foreign = new Browser(house, 'https://elsewhere.example');
  expect((await foreign.post(address, { ...fields, 'text-0': '短' })).status).toBe(403);
  expect((await browser.post('/consultations/nothing/comments', {})).status).toBe(404);
  expect((await browser.get('/consultations/nothing/comments/new')).status).toBe(404);
  expect(await storedComments(opened)).toEqual([]);
});

test('a receipt field is no way to correct another comment', async () => {
  const opened = await openHouse();
  const { receipt } = await written(opened.browser);
  const form = (await openForm(opened.browser)).form('/comments').fill({ 'text-0': '另一个意思' });
  form.fields.set('receipt', receipt);
  form.fields.set('revision', '0');
  expect((await opened.browser.press(form, send)).status).toBe(201);
  expect((await storedComments(opened)).map(({ revision }) => revision)).toEqual([0, 0]);
});
