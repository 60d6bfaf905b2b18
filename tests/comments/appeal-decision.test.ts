import { expect, test } from 'vitest';
import { correctComment } from '#server/comments/comment-changes.ts';
import { comment, commentBody, opinion } from '../support/consultations.ts';
import {
  type Desk,
  desk,
  openDesk,
  publishOutcome,
  release,
  stateOf,
  trail,
  written,
} from './desk-support.ts';

/** A comment that was withheld, and its author's appeal. */
async function appealed(open: Desk) {
  const { receipt } = await comment(open.ctx, open.consultation, {
    opinions: [opinion({ text: '请打13800138000说明停车收费。' })],
  });
  const { browser, officer } = await open.sit(['moderator', 'approver'], 'decided');
  await browser.post(`${desk}/1/decision`, { ...release, act: 'withhold', rule: 'personal_information' });
  const { id } = await open.ctx.db.selectFrom('comment').select('id').executeTakeFirstOrThrow();
  await open.ctx.store.write((tx) =>
    tx.db
      .insertInto('appeal')
      .values({
        consultation_id: open.consultation.id,
        comment_id: id,
        moderation_seq: 1,
        text: '电话隐去就可以了 <i>',
        at: tx.clock.now().toISOString(),
      })
      .execute(),
  );
  return { browser, officer, receipt };
}

const seen = { revision: '0', seq: '1' };
const path = `${desk}/1/appeal-decision`;

test('who made the decision does not decide on the appeal', async () => {
  const open = await openDesk();
  const { browser } = await appealed(open);
  const page = await browser.get(`${desk}/1`);
  expect(page.words).toContain('电话隐去就可以了 <i>');
  expect(page.words).toContain('复核由另一位工作人员进行');
  for (const decision of ['upheld', 'reversed']) {
    const refused = await browser.post(path, { ...seen, decision, reason: '维持' });
    expect(refused.status).toBe(403);
    expect(refused.heading).toBe('不能复核自己所作的处理');
  }
  expect((await written(open)).appeals).toEqual([]);
});

test('reversed releases the comment, with a part hidden; it is decided once and stands', async () => {
  const open = await openDesk();
  const own = await appealed(open);
  const { browser } = await open.sit(['approver']);
  const queue = await browser.get(desk);
  expect(queue.status).toBe(200);
  expect(queue.words).toContain('请打13800138000');
  const page = await browser.get(`${desk}/1?appealed=1`);
  expect(page.status).toBe(200);
  const form = page.form('/1/appeal-decision?appealed=1');
  expect(form.fields.get('span')).toBe('1.text:2:13:phone');

  const without = await browser.post(form.action, { ...seen, decision: 'reversed', reason: ' ', span: [] });
  expect(without.status).toBe(422);
  expect(without.summary).toEqual(['#appeal-reason']);
  expect(await stateOf(open, 1)).toBe('withheld');

  const decided = await browser.press(form.fill({ reason: '隐去电话后可以展示。' }), '改为审核通过');
  expect(decided.status).toBe(200);
  expect(decided.words).toContain('复核后改为审核通过');
  expect(await stateOf(open, 1)).toBe('redacted');
  expect(await trail(open, 'appeal.reversed')).toMatchObject([{ subject: 'small 1' }]);
  const before = await written(open);
  expect((await browser.post(path, { ...seen, decision: 'upheld', reason: '再想' })).status).toBe(409);
  const current = { ...seen, seq: '2' };
  expect((await browser.post(path, { ...current, decision: 'upheld', reason: '再想' })).status).toBe(409);
  // Nor can the one who had withheld it undo what was decided.
  const undone = await own.browser.post(`${desk}/1/reopening`, current);
  expect(undone.status).toBe(409);
  expect(undone.words).toContain('复核已经作出决定');
  expect(await written(open)).toEqual(before);
});

test('upheld leaves it unshown; another moderator may decide too', async () => {
  const open = await openDesk();
  await appealed(open);
  const { browser } = await open.sit(['moderator'], 'another');
  expect((await browser.get(`${desk}?appealed=1`)).words).toContain('申请复核 1');
  const answer = await browser.post(path, { ...seen, decision: 'upheld', reason: '隐去后没有内容。' });
  expect(answer.status).toBe(303);
  expect(await stateOf(open, 1)).toBe('withheld');
  expect((await written(open)).acts).toHaveLength(1);
  expect((await browser.get(`${desk}?appealed=1`)).words).not.toContain('请打');
});

test('no appeal, no decision; nor after the outcome', async () => {
  const open = await openDesk();
  await appealed(open);
  await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator'], 'another');
  const decision = { decision: 'upheld', reason: '维持' };
  expect((await browser.post(`${desk}/2/appeal-decision`, { ...release, ...decision })).status).toBe(404);
  expect((await browser.post(path, { ...seen, ...decision, decision: 'perhaps' })).status).toBe(400);
  const approver = await open.sit(['approver']);
  expect((await approver.browser.get(`${desk}/2`)).status).toBe(403);
  await publishOutcome(open);
  expect((await browser.post(path, { ...seen, ...decision })).status).toBe(409);
  expect((await written(open)).appeals).toEqual([]);
});

test('what an appeal objects to is not undone before the appeal is decided: nobody decides on their own', async () => {
  const open = await openDesk();
  const own = await appealed(open);
  const reader = await own.browser.get(`${desk}/1`);
  expect(reader.forms.map(({ action }) => action)).not.toContain(`${desk}/1/reopening`);
  const undone = await own.browser.post(`${desk}/1/reopening`, seen);
  expect(undone.status).toBe(409);
  expect(undone.words).toContain('对这项处理的复核还没有决定');
  expect(await stateOf(open, 1)).toBe('withheld');
  const { browser } = await open.sit(['approver']);
  expect((await browser.post(path, { ...seen, decision: 'reversed', reason: '展示' })).status).toBe(303);
});

test('a comment that its author corrected has no decision to appeal against', async () => {
  const open = await openDesk();
  const { receipt } = await appealed(open);
  const body = commentBody({ opinions: [opinion({ text: '改过的话。' })] });
  await correctComment(open.ctx, open.consultation, { receipt, revision: 0, body });
  const { browser } = await open.sit(['approver']);
  const late = { revision: '1', seq: '1', decision: 'reversed', reason: '展示' };
  expect((await browser.post(path, late)).status).toBe(409);
  expect(await stateOf(open, 1)).toBe('held');
});
