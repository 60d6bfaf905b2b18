import { expect, test } from 'vitest';
import { tiny } from '../support/definitions.ts';
import { publish } from '../support/publish.ts';
import { lookUp, toReceipt } from '../support/walk.ts';
import { decide, hide, openHouse } from './author-support.ts';
import { openForm, written } from './writing.ts';

test('a receipt shows the text as received, to the second, with number and channel', async () => {
  const { browser, house } = await openHouse();
  house.turnTo('2021-05-20T10:00:07.900+08:00');
  const form = (await openForm(browser, '?clause=1&clause=2')).form('/comments').fill({
    'stance-0': 'amend',
    'text-0': '写明时段\n另起一行',
    'proposed-0': '收费时段应当公示。',
    'stance-1': 'support',
    party: 'enterprise',
    name: '停车公司（示例）',
    hide: 'yes',
  });
  const { receipt } = await browser.press(form, '提交意见');
  const held = await lookUp(browser, receipt);
  expect(held.status).toBe(200);
  expect(held.heading).toBe('您的意见');
  expect(held.answer.headers.get('cache-control')).toBe('no-store');
  expect(held.words).toContain('2021年5月20日 10:00:07收到，编号第1件，来自网页');
  expect(held.words).toContain('企业：停车公司（示例）');
  expect(held.words).toContain('请考虑我的意见，但不要公开展示');
  expect(held.words).toMatch(/第一条 建议修改写明时段 另起一行建议改成收费时段应当公示。第二条 赞成/);
  expect(held.words).toContain('待审核收到或者修改后5个工作日内审核');
});

test('responses and comments are both found, each by its own receipt', async () => {
  const { browser, ctx } = await openHouse();
  await publish(ctx, { ...tiny, slug: 'small' });
  await publish(ctx);
  const response = await toReceipt(browser, '一句话');
  const comment = await written(browser);
  expect((await lookUp(browser, response.receipt)).heading).toBe('您的答卷');
  expect((await lookUp(browser, comment.receipt)).heading).toBe('您的意见');
  const english = await browser.post('/en/receipts', { receipt: comment.receipt });
  expect(english.words).toContain('Received 20 May 2021, 10:00:00, number 1, by way of: Web');
});

test('a response’s receipt corrects and appeals no comment', async () => {
  const { browser, ctx } = await openHouse();
  await publish(ctx);
  const { receipt } = await toReceipt(browser);
  for (const path of ['/receipts/comments/correction', '/receipts/appeal'])
    expect((await browser.post(path, { receipt, text: '理由' })).status).toBe(404);
});

test('a wrong number is answered alike at every act, after its delay', async () => {
  const { browser } = await openHouse();
  const began = performance.now();
  const pages = await Promise.all(
    ['/receipts', '/receipts/comments/correction', '/receipts/appeal'].map((path) =>
      browser.post(path, { receipt: '1234 5678 9012 3459', text: '理由' }),
    ),
  );
  expect(performance.now() - began).toBeGreaterThanOrEqual(398);
  expect(pages.map(({ status }) => status)).toEqual([422, 422, 422]);
  expect(new Set(pages.map(({ words }) => words)).size).toBe(1);
});

test.each([
  ['released', { act: 'release' } as const, ['审核通过', '截止后在征求意见的网址公开展示。']],
  [
    'withheld',
    { act: 'withhold', rule: 'insult' } as const,
    ['未予公开展示', '适用规则：侮辱、诽谤他人', '网络信息内容生态治理规定第六条第十项', '申请复核'],
  ],
  ['referred', { act: 'refer', destination: 'petition' } as const, ['已转办', '已转信访工作机构办理']],
])('a comment that was %s says so to its author, and nothing about officers', async (_state, act, words) => {
  const opened = await openHouse();
  const { receipt } = await written(opened.browser);
  await decide(opened, 1, act);
  const held = await lookUp(opened.browser, receipt);
  for (const each of words) expect(held.words).toContain(each);
  expect(held.html).not.toContain('a note for colleagues');
  expect(held.html).not.toContain(opened.editor.id);
  expect(held.words).not.toContain('editor.office');
});

test('of a redacted comment the author sees all and is told that a part is not shown', async () => {
  const opened = await openHouse();
  const { receipt } = await written(opened.browser, { 'text-0': '电话13800138000' });
  await decide(opened, 1, { act: 'release' });
  await hide(opened, 1, { field: '1.text', start: 2, end: 13, kind: 'phone' });
  const held = await lookUp(opened.browser, receipt);
  expect(held.words).toContain('隐去的不公开展示');
  expect(held.words).toContain('电话13800138000');
});

test('one that is considered and not shown says that it was the author’s wish', async () => {
  const opened = await openHouse();
  const { receipt } = await written(opened.browser, { hide: 'yes' });
  await decide(opened, 1, { act: 'release' });
  expect((await lookUp(opened.browser, receipt)).words).toContain('按您的要求不公开展示');
});
