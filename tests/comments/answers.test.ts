import { expect, test } from 'vitest';
import { answered, answerTheRest, CLOSED, moderate, openDesk, publish } from '../dispositions/support.ts';
import { Browser } from '../support/browser.ts';
import { comment, opinion } from '../support/consultations.ts';
import { lookUp } from '../support/walk.ts';

test('once the outcome is public a receipt shows group, outcome and reason of each own opinion, and not before', async () => {
  const desk = await openDesk();
  const browser = new Browser(desk);
  const mine = await desk.released({
    opinions: [opinion({ text: '第一点' }), opinion({ clause: '2', text: '第二点' })],
  });
  const other = await desk.released({ opinions: [opinion({ text: '别人的话' })] });
  await answered(desk, '另一组', [other.no], 'not_adopted');
  await answered(desk, '我的一组', [mine.no], 'partly_adopted');
  await answerTheRest(desk);
  desk.turnTo(CLOSED);
  const before = await lookUp(browser, mine.receipt);
  expect(before.words).not.toContain('我的一组');
  expect(before.words).toContain('采纳情况将于');
  expect(before.words).toContain('已经在征求意见的网址公开展示');
  expect(before.links).toContain(`/consultations/${desk.consultation.slug}/comments`);
  await publish(desk);
  const held = await lookUp(browser, mine.receipt);
  const answer = '部分采纳归入：我的一组理由：理由：我的一组结果：结果：我的一组';
  expect(held.words).toContain(`第一点${answer}`);
  expect(held.words).toContain(`第二点${answer}`);
  expect(held.words).not.toContain('另一组');
  expect(held.words).not.toContain('采纳情况将于');
  expect(held.links).toContain(`/consultations/${desk.consultation.slug}/outcome`);
  const closed = await browser.get(`/consultations/${desk.consultation.slug}/comments/new`);
  expect(closed.words).not.toContain('采纳情况将于');
  expect(closed.links).toContain(`/consultations/${desk.consultation.slug}/outcome`);
  const english = await browser.post('/en/receipts', { receipt: mine.receipt });
  expect(english.words).toContain('Partly adoptedAnswered under: 我的一组 (en)');
});

test('once the outcome is public nothing is appealed any more', async () => {
  const desk = await openDesk();
  const browser = new Browser(desk);
  const { no, receipt } = await comment(desk.ctx, desk.consultation);
  await moderate(desk.ctx, desk.consultation, desk.moderator, no, { act: 'withhold', rule: 'insult' });
  const before = await lookUp(browser, receipt);
  await publish(desk);
  const after = await lookUp(browser, receipt);
  expect(after.words).toContain('未予公开展示');
  expect(after.forms.map(({ action }) => action)).not.toContain('/receipts/appeal');
  const page = await browser.press(before.form('/receipts/appeal').fill({ text: '理由' }), '提交复核申请');
  expect(page.status).toBe(409);
  expect(await desk.ctx.db.selectFrom('appeal').selectAll().execute()).toEqual([]);
});
