import { expect, test } from 'vitest';
import { comment, opinion } from '../support/consultations.ts';
import { desk, openDesk, publishOutcome, release, stateOf, trail, written } from './desk-support.ts';

test('a moderator releases a comment, sees the next one, and is told what happened', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  await comment(open.ctx, open.consultation, { opinions: [opinion({ text: '夜间免费很好。' })] });
  const { browser, officer } = await open.sit(['moderator']);
  const reader = await browser.get(`${desk}/1`);
  expect(reader.status).toBe(200);
  expect(reader.words).toContain('建议写明收费时段。');
  expect(reader.words).toContain('停车收费应当公示标准。');
  expect(reader.words).toContain('应在2021年5月27日前审核');

  const answer = await browser.post(`${desk}/1/decision`, { ...release, note: '' });
  expect(answer.status).toBe(303);
  expect(answer.location).toBe(`${desk}/2?after=1`);
  const next = await browser.follow(answer);
  expect(next.words).toContain('夜间免费很好。');
  expect(next.words).toContain('第1号：审核通过');
  expect(await stateOf(open, 1)).toBe('released');
  const [event] = await trail(open, 'comment.released');
  expect(event).toMatchObject({ officer_id: officer.id, subject: 'small 1' });

  const last = await browser.post(`${desk}/2/decision`, release);
  expect(last.location).toBe(`${desk}?after=2`);
  expect((await browser.follow(last)).words).toContain('第2号：审核通过');
});

test('withholding cites a rule, a referral names an office; without one nothing is decided', async () => {
  const open = await openDesk();
  for (let at = 0; at < 2; at++) await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  const seen = { revision: '0', seq: '0' };
  for (const fields of [
    { ...seen, act: 'withhold' },
    { ...seen, act: 'withhold', rule: 'because' },
    { ...seen, act: 'refer', destination: '' },
    { ...seen, act: 'refer', destination: 'insult' },
  ]) {
    const refused = await browser.post(`${desk}/1/decision`, { ...fields, note: '<b>请看</b>' });
    expect(refused.status).toBe(422);
    expect(refused.title).toContain('错误：');
    expect(refused.summary).toEqual([fields.act === 'withhold' ? '#rule' : '#destination']);
    expect(refused.ids).toContain(fields.act === 'withhold' ? 'rule' : 'destination');
    expect(refused.words).toContain('<b>请看</b>');
  }
  expect((await written(open)).acts).toEqual([]);

  const page = await browser.get(`${desk}/1`);
  const withheld = page.forms.find(({ buttons }) =>
    [...buttons.keys()].some((words) => words.startsWith('商业广告')),
  );
  if (!withheld) throw new Error('No rules');
  const next = await browser.press(withheld, '商业广告或者推广 1');
  expect(next.words).toContain('第1号：未予公开展示：商业广告或者推广');
  expect(await stateOf(open, 1)).toBe('withheld');
  await browser.post(`${desk}/2/decision`, { ...seen, act: 'refer', destination: 'hotline_12345' });
  expect(await stateOf(open, 2)).toBe('referred');
  expect(JSON.parse((await trail(open, 'comment.withheld'))[0]?.detail ?? '')).toMatchObject({
    rule: 'advertising',
  });
  expect(await trail(open, 'comment.referred')).toHaveLength(1);
  const english = await browser.get(`/en${desk}/2`);
  expect(english.words).toContain('12345 service hotline');
});

test('a note that is too long is refused and kept', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  const note = '长'.repeat(2001);
  const refused = await browser.post(`${desk}/1/decision`, {
    ...release,
    act: 'withhold',
    rule: 'secret',
    note,
  });
  expect(refused.status).toBe(422);
  expect(refused.summary).toEqual(['#withhold-note']);
  expect(refused.words).toContain(note);
});

test('an act is undone where it was made; then another may be made', async () => {
  const open = await openDesk();
  for (let at = 0; at < 2; at++) await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  const next = await browser.follow(await browser.post(`${desk}/1/decision`, release));
  const back = await browser.press(next.form('/1/reopening'));
  expect(back.path).toBe(`${desk}/1`);
  expect(await stateOf(open, 1)).toBe('held');
  expect(back.words).toContain('撤销，重新审核');
  // The same undo sent again undoes nothing more.
  const again = await browser.post(`${desk}/1/reopening`, { revision: '0', seq: '1' });
  expect(again.status).toBe(409);
  const decided = await browser.post(`${desk}/1/decision`, {
    ...release,
    seq: '2',
    act: 'withhold',
    rule: 'insult',
  });
  expect(decided.status).toBe(303);
  expect(await stateOf(open, 1)).toBe('withheld');
  expect((await trail(open, 'comment.reopened')).map(({ subject }) => subject)).toEqual(['small 1']);
  expect((await browser.post(`${desk}/2/reopening`, { revision: '0', seq: '0' })).status).toBe(409);
});

test('once the outcome is public nothing is decided any more', async () => {
  const open = await openDesk();
  for (let at = 0; at < 2; at++) await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  await browser.post(`${desk}/1/decision`, release);
  await publishOutcome(open);
  const before = await written(open);
  const undone = await browser.post(`${desk}/1/reopening`, { revision: '0', seq: '1' });
  expect(undone.status).toBe(409);
  expect(undone.heading).toContain('采纳情况已经公布');
  expect((await browser.post(`${desk}/2/decision`, release)).status).toBe(409);
  expect(await written(open)).toEqual(before);
});

test('what is not a form of ours is not understood', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  for (const fields of [
    { act: 'release' },
    { ...release, act: 'delete' },
    { ...release, seq: '-1' },
    { ...release, revision: '1e3' },
  ])
    expect((await browser.post(`${desk}/1/decision`, fields)).status).toBe(400);
  for (const no of ['0', '01', '2', 'x', '99999999999'])
    expect((await browser.post(`${desk}/${no}/decision`, release)).status).toBe(404);
  for (const no of ['0', '2', '1.0']) expect((await browser.get(`${desk}/${no}`)).status).toBe(404);
  expect((await browser.get(`${desk}/1/decision`)).location).toBe(`${desk}/1`);
});
