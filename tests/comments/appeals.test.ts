import { expect, test } from 'vitest';
import { lookUp } from '../support/walk.ts';
import { decide, openHouse, rowOf } from './author-support.ts';
import { written } from './writing.ts';

const withheld = async () => {
  const opened = await openHouse();
  const { receipt } = await written(opened.browser);
  await decide(opened, 1, { act: 'withhold', rule: 'advertising' });
  const appealed = (text: string, prefix = '') =>
    opened.browser.post(`${prefix}/receipts/appeal`, { receipt, text });
  return {
    opened,
    receipt,
    appealed,
    stored: () => opened.ctx.db.selectFrom('appeal').selectAll().execute(),
  };
};

test('what is withheld can be appealed once, and the author follows it', async () => {
  const { opened, receipt, appealed, stored } = await withheld();
  const held = await lookUp(opened.browser, receipt);
  const page = await opened.browser.press(
    held.form('/receipts/appeal').fill({ text: '这不是广告。' }),
    '提交复核申请',
  );
  expect(page.status).toBe(200);
  expect(page.words).toContain('2021年5月20日 10:00:00收到复核申请这不是广告。另一位工作人员正在复核');
  expect(page.forms.map(({ action }) => action)).not.toContain('/receipts/appeal');
  expect(await stored()).toMatchObject([{ moderation_seq: 1, text: '这不是广告。' }]);
  const again = await appealed('再说一次');
  expect(again.status).toBe(409);
  expect(again.heading).toBe('已经申请过复核');
  expect((await appealed('Again', '/en')).heading).toBe('A second look has been asked for');
});

test('once ever: not again after a correction that is withheld too', async () => {
  const { opened, receipt, appealed, stored } = await withheld();
  await appealed('这不是广告。');
  const form = (await opened.browser.post('/receipts/correction', { receipt })).form('/correction');
  await opened.browser.press(form.fill({ 'text-0': '改过的话' }), '提交修改');
  // What it objected to is gone: nobody is said to look at it again.
  expect((await lookUp(opened.browser, receipt)).words).not.toContain('正在复核');
  await decide(opened, 1, { act: 'withhold', rule: 'advertising' });
  expect((await appealed('再说一次')).status).toBe(409);
  expect(await stored()).toHaveLength(1);
});

test('two appeals at once make one', async () => {
  const { appealed, stored } = await withheld();
  const pages = await Promise.all([appealed('一'), appealed('二')]);
  expect(pages.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await stored()).toHaveLength(1);
});

test.each([
  ['without words', ' \n', '请写明理由'],
  ['with too many', '长'.repeat(1001), '最多写1000个字'],
])('%s it is 422, keeps the text and stores nothing', async (_name, text, words) => {
  const { appealed, stored } = await withheld();
  const page = await appealed(text);
  expect(page.status).toBe(422);
  expect(page.title).toMatch(/^错误：/);
  expect(page.summary).toEqual(['#text']);
  expect(page.words).toContain(words);
  expect(page.form('/receipts/appeal').fields.get('text')).toBe(text);
  expect(await stored()).toEqual([]);
});

test.each([
  ['waits', undefined],
  ['is released', { act: 'release' } as const],
  ['is referred', { act: 'refer', destination: 'police' } as const],
  ['is under review again', { act: 'reopen' } as const],
])('a comment that %s has nothing to appeal', async (_name, act) => {
  const { opened, appealed, stored } = await withheld();
  await decide(opened, 1, act ?? { act: 'reopen' });
  const page = await appealed('理由');
  expect(page.status).toBe(409);
  expect(page.heading).toBe('这份意见没有需要复核的决定');
  expect(await stored()).toEqual([]);
});

test.each([
  ['upheld', '维持原来的决定'],
  ['reversed', '改为公开展示'],
])(
  'the decision (%s) and its reason stand with the receipt; withdrawal erases the words',
  async (decision, words) => {
    const { opened, receipt, appealed, stored } = await withheld();
    await appealed('这不是广告。');
    const { id } = await rowOf(opened, 1);
    await opened.ctx.store.write(({ db }) =>
      db
        .insertInto('appeal_decision')
        .values({
          consultation_id: opened.consultation.id,
          comment_id: id,
          decision,
          reason: '已经重新看过。',
          officer_id: opened.editor.id,
          at: opened.ctx.clock.now().toISOString(),
        })
        .execute(),
    );
    const held = await lookUp(opened.browser, receipt);
    expect(held.words).toContain(words);
    expect(held.words).toContain('理由：已经重新看过。');
    await opened.browser.post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
    expect(await stored()).toMatchObject([{ text: null }]);
  },
);
