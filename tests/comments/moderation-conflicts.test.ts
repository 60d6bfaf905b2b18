import { expect, test } from 'vitest';
import { correctComment, withdrawComment } from '#server/comments/comment-changes.ts';
import { comment, commentBody, opinion } from '../support/consultations.ts';
import { desk, openDesk, release, stateOf, written } from './desk-support.ts';

test('of two officers who decide on the same comment the second sees what the first did', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  const first = await open.sit(['moderator'], 'first');
  const second = await open.sit(['moderator'], 'second');
  const reading = await second.browser.get(`${desk}/1`);
  await first.browser.post(`${desk}/1/decision`, { ...release, act: 'withhold', rule: 'insult' });
  const before = await written(open);

  const form = reading.forms.find(({ fields }) => fields.get('act') === 'refer')?.fill({ note: '转热线' });
  if (!form) throw new Error('No form');
  const late = await second.browser.post(
    form.action,
    new URLSearchParams([...form.fields, ['destination', 'police']]),
  );
  expect(late.status).toBe(409);
  expect(late.title).toContain('错误：');
  expect(late.words).toContain('这件意见已经有了变化');
  expect(late.words).toContain(
    '2021年5月20日 10:00，first（示例）：未予公开展示：侮辱、诽谤他人，隐去后不再包含意见',
  );
  expect(late.words).toContain('转热线');
  expect(await written(open)).toEqual(before);
  expect(await stateOf(open, 1)).toBe('withheld');
});

test('at the same moment one of them decides', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  const seats = [await open.sit(['moderator'], 'a'), await open.sit(['moderator'], 'b')];
  const answers = await Promise.all(seats.map(({ browser }) => browser.post(`${desk}/1/decision`, release)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect((await written(open)).acts).toHaveLength(1);
});

test('a decision that has been made is changed by undoing it, not by deciding again', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  await browser.post(`${desk}/1/decision`, release);
  const again = { ...release, seq: '1', act: 'withhold', rule: 'secret' };
  expect((await browser.post(`${desk}/1/decision`, again)).status).toBe(409);
  expect(await stateOf(open, 1)).toBe('released');
});

test('a correction between reading and deciding is read first', async () => {
  const open = await openDesk();
  const { receipt } = await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  const body = commentBody({ opinions: [opinion({ text: '改成：应当写明时段。' })] });
  await correctComment(open.ctx, open.consultation, { receipt, revision: 0, body });
  const late = await browser.post(`${desk}/1/decision`, release);
  expect(late.status).toBe(409);
  expect(late.words).toContain('提意见人刚刚修改了内容');
  expect(late.words).toContain('改成：应当写明时段。');
  expect((await written(open)).acts).toEqual([]);
  expect((await browser.post(`${desk}/1/decision`, { ...release, revision: '1' })).status).toBe(303);
});

test('a correction puts a released comment back, and its undo is too late', async () => {
  const open = await openDesk();
  const { receipt } = await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  await browser.post(`${desk}/1/decision`, release);
  await correctComment(open.ctx, open.consultation, {
    receipt,
    revision: 0,
    body: commentBody({ opinions: [opinion({ text: '再想一想。' })] }),
  });
  expect(await stateOf(open, 1)).toBe('held');
  expect((await browser.post(`${desk}/1/reopening`, { revision: '0', seq: '1' })).status).toBe(409);
  const page = await browser.get(`${desk}/1`);
  expect(page.words).toContain('（针对修改前的内容）');
  expect((await browser.post(`${desk}/1/decision`, { ...release, revision: '1', seq: '1' })).status).toBe(
    303,
  );
});

test('a withdrawn comment is gone', async () => {
  const open = await openDesk();
  const { receipt } = await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  await withdrawComment(open.ctx, open.consultation, receipt);
  for (const path of ['decision', 'reopening']) {
    const late = await browser.post(`${desk}/1/${path}`, release);
    expect(late.status).toBe(410);
    expect(late.words).toContain('提意见人已撤回这件意见');
    expect(late.words).not.toContain('建议写明收费时段');
  }
  expect((await browser.get(`${desk}/1`)).status).toBe(200);
  expect((await written(open)).acts).toEqual([]);
});
