import { expect, test } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { lookUp } from '../support/walk.ts';
import { decide, openHouse, rowOf, storedComments, storedWords } from './author-support.ts';
import { openForm, written } from './writing.ts';

const begin = async (browser: Browser, receipt: string, prefix = '') => {
  const page = await browser.post(`${prefix}/receipts/correction`, { receipt });
  return page.form('/receipts/comments/correction');
};

const send = '提交修改';

test('a correction puts a new version in place and keeps number, receipt and first time', async () => {
  const opened = await openHouse();
  const { browser, house } = opened;
  const { receipt } = await written(browser, { party: 'association', name: '停车协会（示例）', hide: 'yes' });
  await decide(opened, 1, { act: 'release' });
  house.turnTo('2021-05-21T11:00:00+08:00');
  const form = await begin(browser, receipt);
  expect(Object.fromEntries(form.fields)).toMatchObject({
    'clause-0': '1',
    'stance-0': 'amend',
    'text-0': '建议写明收费时段。',
    party: 'association',
    name: '停车协会（示例）',
    hide: 'yes',
    contact: '',
  });
  const added = await browser.press(form.fill({ 'text-0': '改过的话', more: '2' }), '再对一条提意见');
  const page = await browser.press(
    added.form('/receipts/comments/correction').fill({ 'stance-1': 'support' }),
    send,
  );
  expect(page.status).toBe(200);
  expect(page.heading).toBe('您的修改收到了');
  expect(page.receipt).toBe(receipt);
  expect(page.words).toContain('收到时间：2021年5月20日 10:00:00，编号第1件');
  const held = await lookUp(browser, receipt);
  expect(held.words).toContain('修改过1次，收到时间不变');
  expect(held.words).toContain('待审核');
  expect(held.words).toContain('改过的话');
  expect(held.words).not.toContain('建议写明收费时段。');
  expect(await storedComments(opened)).toHaveLength(1);
});

test('the same correction sent again is received again, in English too', async () => {
  const opened = await openHouse();
  const { receipt } = await written(opened.browser);
  const form = (await begin(opened.browser, receipt, '/en')).fill({ 'text-0': 'Say when.' });
  for (let times = 0; times < 2; times++) {
    const page = await opened.browser.press(form, 'Send correction');
    expect(page.status).toBe(200);
    expect(page.heading).toBe('We have received your correction');
  }
  expect((await rowOf(opened, 1)).revision).toBe(1);
});

test('of two corrections the later sees the conflict and keeps its text', async () => {
  const opened = await openHouse();
  const { receipt } = await written(opened.browser);
  const [one, other] = await Promise.all([begin(opened.browser, receipt), begin(opened.browser, receipt)]);
  expect((await opened.browser.press(one.fill({ 'text-0': '先改的' }), send)).status).toBe(200);
  const page = await opened.browser.press(other.fill({ 'text-0': '后改的' }), send);
  expect(page.status).toBe(409);
  expect(page.title).toMatch(/^错误：/);
  expect(page.words).toContain('这份意见在别处改过了');
  const kept = page.form('/receipts/comments/correction');
  expect(kept.fields.get('text-0')).toBe('后改的');
  expect(kept.buttons.has(send)).toBe(false);
  expect(await storedWords(opened)).toEqual(['建议写明收费时段。', '先改的']);
});

test('a correction with a problem is 422 and changes nothing', async () => {
  const opened = await openHouse();
  const { receipt } = await written(opened.browser);
  const form = (await begin(opened.browser, receipt)).fill({ 'text-0': '' });
  const page = await opened.browser.press(form, send);
  expect(page.status).toBe(422);
  expect(page.summary).toEqual(['#text-0']);
  expect((await rowOf(opened, 1)).revision).toBe(0);
});

test('what was withdrawn meanwhile is 410 and keeps the text; it cannot be begun again', async () => {
  const opened = await openHouse();
  const { browser } = opened;
  const { receipt } = await written(browser);
  const form = (await begin(browser, receipt)).fill({ 'text-0': '改过的话' });
  await browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
  const page = await browser.press(form, send);
  expect(page.status).toBe(410);
  expect(page.form('/receipts/comments/correction').fields.get('text-0')).toBe('改过的话');
  const gone = await browser.post('/receipts/correction', { receipt });
  expect(gone.status).toBe(410);
  expect(gone.words).toContain('这份意见已于2021年5月20日撤回');
  expect(await storedWords(opened)).toEqual([]);
});

test('corrections are taken in the quarter hour after closing and refused after it', async () => {
  const opened = await openHouse();
  const { browser, house } = opened;
  const { receipt } = await written(browser);
  const form = (await begin(browser, receipt)).fill({ 'text-0': '最后一刻' });
  const late = (await begin(browser, receipt)).fill({ 'text-0': '太晚了' });
  house.turnTo('2021-06-16T00:14:59+08:00');
  expect((await browser.press(form, send)).status).toBe(200);
  house.turnTo('2021-06-16T00:15:00+08:00');
  const page = await browser.press(late, send);
  expect(page.status).toBe(409);
  expect(page.form('/receipts/comments/correction').fields.get('text-0')).toBe('太晚了');
  expect((await browser.post('/receipts/correction', { receipt })).status).toBe(409);
  const held = await lookUp(browser, receipt);
  expect(held.words).toContain('征求意见已经截止，不能再修改和撤回。');
  expect(held.forms.map(({ action }) => action)).not.toContain('/receipts/correction');
});

test('a withdrawal asks once more, deletes every word and leaves number, channel and day', async () => {
  const opened = await openHouse();
  const { browser } = opened;
  const { receipt } = await written(browser, { name: '示例姓名', contact: '示例信箱' });
  await browser.press((await begin(browser, receipt)).fill({ 'text-0': '改过的话' }), send);
  const asked = await browser.post('/receipts/withdrawal', { receipt });
  expect(asked.heading).toBe('确定要撤回吗？');
  expect(asked.words).toContain('意见的文字和联系方式立即删除');
  expect(await storedWords(opened)).toHaveLength(2);
  const done = await browser.press(asked.form('/receipts/withdrawal'), '确定撤回');
  expect(done.heading).toBe('已经撤回');
  expect(await storedWords(opened)).toEqual([]);
  for (const table of ['comment_version', 'comment_contact', 'comment_keys'] as const)
    expect(
      await opened.ctx.db
        .selectFrom(table)
        .select(({ lit }) => lit(1).as('one'))
        .execute(),
    ).toEqual([]);
  expect(await rowOf(opened, 1)).toMatchObject({
    channel: 'online',
    received_at: '2021-05-19T16:00:00.000Z',
  });
  const held = await lookUp(browser, receipt);
  expect(held.words).toContain('这份意见已于2021年5月20日撤回');
  expect(held.words).not.toContain('10:00:00');
  expect((await browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' })).status).toBe(200);
});

test('after closing nothing is withdrawn', async () => {
  const opened = await openHouse();
  const { receipt } = await written(opened.browser);
  opened.house.turnTo('2021-06-16T00:15:00+08:00');
  for (const confirmed of ['', 'yes'])
    expect((await opened.browser.post('/receipts/withdrawal', { receipt, confirmed })).status).toBe(409);
  expect(await storedWords(opened)).toHaveLength(1);
});

test('a withdrawn comment’s form sent again revives nothing and says so', async () => {
  const opened = await openHouse();
  const form = (await openForm(opened.browser)).form('/comments').fill({ 'text-0': '写明时段' });
  const { receipt } = await opened.browser.press(form, '提交意见');
  await opened.browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
  const again = await opened.browser.press(form.fill({ 'text-0': '别的' }), '提交意见');
  expect(again.status).toBe(200);
  expect(again.receipt).toBe(receipt);
  expect(again.words).toContain('这份意见已经撤回，没有重新计入。');
  expect(await storedWords(opened)).toEqual([]);
});

test('the sealed contact stays unless it is replaced or taken away, and is never shown', async () => {
  const opened = await openHouse();
  const { browser, ctx } = opened;
  const { receipt } = await written(browser, { contact: '示例信箱' });
  const sealed = () => ctx.db.selectFrom('comment_contact').select('sealed').execute();
  const first = await sealed();
  const form = await begin(browser, receipt);
  expect(form.fields.get('contact')).toBe('');
  await browser.press(form.fill({ 'text-0': '改过的话' }), send);
  expect(await sealed()).toEqual(first);
  await browser.press((await begin(browser, receipt)).fill({ contact: '另一信箱' }), send);
  expect(await sealed()).not.toEqual(first);
  expect(await sealed()).toHaveLength(1);
  const last = (await begin(browser, receipt)).fill({ remove_contact: 'yes' });
  expect((await browser.press(last, send)).status).toBe(200);
  expect(await sealed()).toEqual([]);
  expect((await begin(browser, receipt)).offered.has('remove_contact')).toBe(false);
});
