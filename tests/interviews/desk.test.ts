import { expect, test } from 'vitest';
import { makeOfficer } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { putThrough } from '../support/pieces.ts';
import { answered, ask, decided, openInterview, standing } from './support.ts';

test('an answer is written by one officer and published by another', async () => {
  const desk = await openInterview();
  await ask(desk, '要带什么？');
  await decided(desk, 1, { act: 'release' });
  const path = `/workspace/interviews/${desk.interview.id}/questions/1`;
  const editor = await desk.as(desk.editor);
  const written = await editor.press(
    (await editor.get(path)).form('/answer').fill({ answer: '带身份证件。' }),
  );
  expect(written.words).toContain('答复待公开');
  expect((await editor.post(`${path}/publication`, { seq: '2', act: 'publish' })).status).toBe(403);
  const resident = new Browser(desk);
  expect((await resident.get('/interviews/mother-child')).words).not.toContain('带身份证件');
  const moderator = await desk.as(desk.moderator);
  const published = await moderator.press((await moderator.get(path)).form('/publication'));
  expect(published.words).toContain('已公开的答复');
  expect((await resident.get('/interviews/mother-child')).words).toContain('带身份证件');
});

test('who holds both roles still does not publish what they wrote', async () => {
  const desk = await openInterview();
  await ask(desk, '要带什么？');
  await decided(desk, 1, { act: 'release' });
  const both = await makeOfficer(desk.ctx, desk.department, ['editor', 'moderator'], 'both');
  const browser = await desk.as(both);
  const path = `/workspace/interviews/${desk.interview.id}/questions/1`;
  const page = await browser.press((await browser.get(path)).form('/answer').fill({ answer: '自己写的' }));
  expect(page.words).toContain('由另一位主持人公开');
  expect((await browser.post(`${path}/publication`, { seq: '2', act: 'publish' })).status).toBe(403);
  expect((await standing(desk, 1))?.state).toBe('released');
});

test('an editor sees what is put, as it is shown; two moderators do not act over each other', async () => {
  const desk = await openInterview();
  await ask(desk, '电话13812345678');
  await ask(desk, '还没有审核');
  await decided(desk, 1, { act: 'release' });
  const path = `/workspace/interviews/${desk.interview.id}`;
  const editor = await desk.as(desk.editor);
  const queue = await editor.get(path);
  expect(queue.words).toContain('〔电话已隐去〕');
  expect(queue.html).not.toContain('13812345678');
  expect(queue.words).not.toContain('还没有审核');
  expect((await editor.get(`${path}/questions/2`)).status).toBe(404);
  const moderator = await desk.as(desk.moderator);
  expect((await moderator.get(path)).words).toContain('还没有审核');
  const open = await moderator.get(`${path}/questions/2`);
  await decided(desk, 2, { act: 'withhold', rule: 'insult' });
  const late = await moderator.post(`${path}/questions/2/decision`, { seq: '0', act: 'release', hide: '' });
  expect(open.status).toBe(200);
  expect(late.status).toBe(409);
  const trail = await desk.ctx.db
    .selectFrom('audit_event')
    .select('act')
    .where('act', 'like', 'question%')
    .execute();
  expect(new Set(trail.map(({ act }) => act))).toEqual(
    new Set(['question.released', 'question.withheld', 'questions.listed', 'question.read']),
  );
});

test('a clerk enters a question from the hall; hostile words stay words', async () => {
  const desk = await openInterview();
  const clerk = await desk.as(desk.clerk);
  const path = `/workspace/interviews/${desk.interview.id}/entry`;
  const text = '<script>alert(1)</script>"\'&‮';
  const form = (await clerk.get(path)).form('/entry');
  expect((await clerk.press(form.fill({ text }))).status).toBe(422);
  const page = await clerk.press(form.fill({ text, asker: '<b>我</b>', channel: 'hall' }));
  expect([page.status, page.heading]).toEqual([201, '已收到第1号提问']);
  await decided(desk, 1, { act: 'release' });
  await answered(desk, 1, '<img src=x onerror=alert(1)>');
  const shown = await new Browser(desk).get('/interviews/mother-child');
  expect(shown.words).toContain('<script>alert(1)</script>');
  expect(shown.html).not.toContain('<script>alert(1)');
  expect(shown.html).not.toContain('<img src=x');
  expect((await standing(desk, 1))?.row.channel).toBe('hall');
});

test('the transcript is made of the published answers, signed as a further version, and shown', async () => {
  const desk = await openInterview();
  await ask(desk, '第一问', '小林');
  await ask(desk, '第二问');
  for (const no of [1, 2]) await decided(desk, no, { act: 'release' });
  for (const no of [2, 1]) await answered(desk, no, `第${no}答`);
  desk.turnTo('2021-05-21T09:00:00+08:00');
  const editor = await desk.as(desk.editor);
  const desks = await editor.get('/workspace/interviews');
  expect(desks.words).toContain('现已逾期');
  const page = await editor.get(`/workspace/interviews/${desk.interview.id}`);
  expect((await editor.press(page.form('/transcript'))).path).toBe(`/workspace/pieces/${desk.interview.id}`);
  expect((await new Browser(desk).get('/interviews/mother-child')).words).not.toContain('文字实录 收到');
  await putThrough(desk.ctx, desk.interview, desk);
  const shown = await new Browser(desk).get('/interviews/mother-child');
  expect(shown.words).toContain('实录已公布');
  expect(shown.words.indexOf('第2答')).toBeLessThan(shown.words.indexOf('第1答'));
  expect(shown.words).toContain('30:00');
});
