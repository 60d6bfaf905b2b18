import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { openConsultation } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { openForm } from './writing.ts';

const open = async () => {
  const house = await makeApp();
  await openConsultation(house.ctx);
  return { house, browser: new Browser(house) };
};

test.each([
  {
    prefix: '',
    heading: '对第一条提意见',
    quote: '停车收费应当公示标准。',
    send: '提交意见',
    received: '您的意见收到了',
    moment: '2021年5月20日 10:00:00，编号第1件',
    steps: [
      '收到意见，编号第1件',
      '2021年5月27日前工作人员审核。审核通过的，截止后公开展示',
      '2021年6月15日24:00前凭回执码查看、修改或者撤回',
      '2021年7月15日前公布采纳情况',
    ],
  },
  {
    prefix: '/en',
    heading: 'Comment on Article 1',
    quote: 'Parking charges shall be posted.',
    send: 'Send comment',
    received: 'We have received your comment',
    moment: 'Received 20 May 2021, 10:00:00, number 1',
    steps: [
      'Comment received, number 1',
      'By 27 May 2021Officers review it',
      'Until 15 June 2021, 24:00See, correct or withdraw it',
      'By 15 July 2021The outcome is published',
    ],
  },
])('a comment without a script, from the clause to the receipt ($prefix)', async (words) => {
  const { house, browser } = await open();
  const page = await openForm(browser, '?clause=1', words.prefix);
  expect(page.status).toBe(200);
  expect(page.heading).toBe(words.heading);
  expect(page.words).toContain(words.quote);
  expect(page.answer.headers.get('cache-control')).toBe('no-store');
  const form = page
    .form('/comments')
    .fill({ 'stance-0': 'amend', 'text-0': '写明时段', 'proposed-0': '新的文字' });
  const receipt = await browser.press(form, words.send);
  expect(receipt.status).toBe(201);
  expect(receipt.path).toBe(`${words.prefix}/consultations/small/comments`);
  expect(receipt.heading).toBe(words.received);
  expect(receipt.receipt).toMatch(/^\d{4}( \d{4}){3}$/);
  expect(receipt.words).toContain(words.moment);
  for (const step of words.steps) expect(receipt.words).toContain(step);
  expect(receipt.html).toContain('data:image/png;base64,');
  const stored = await house.ctx.db.selectFrom('opinion').selectAll().execute();
  expect(stored).toMatchObject([{ stance: 'amend', text: '写明时段', proposed: '新的文字' }]);
  expect(await house.ctx.db.selectFrom('comment_version').select('language').execute()).toEqual([
    { language: words.prefix ? 'en' : 'zh-CN' },
  ]);
});

test('each form has a key of its own', async () => {
  const { browser } = await open();
  const keys = await Promise.all(
    [1, 2].map(async () => (await openForm(browser)).form('/comments').fields.get('key')),
  );
  expect(keys[0]).toMatch(/^[\w-]{32}$/);
  expect(keys[0]).not.toBe(keys[1]);
});
