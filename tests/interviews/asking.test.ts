import { expect, test } from 'vitest';
import { listPublicAnswers } from '#server/interviews/answers.ts';
import { Browser } from '../support/browser.ts';
import { answered, ask, decided, openInterview } from './support.ts';

const asking = '/interviews/mother-child/questions/new';

test('a resident asks without an account, and sending the page again gives the same receipt', async () => {
  const desk = await openInterview();
  const resident = new Browser(desk);
  const form = (await resident.get(asking)).form('/questions').fill({ text: '外地户口能免费建册吗？' });
  const page = await resident.press(form);
  expect([page.status, page.heading]).toEqual([201, '已收到您的提问']);
  expect(page.words).toContain('第1号提问');
  const again = await resident.press(form);
  expect(again.status).toBe(200);
  expect(again.words).toContain('还是同一个回执');
  expect(await desk.ctx.db.selectFrom('interview_question').select('no').execute()).toEqual([{ no: 1 }]);
  const other = await resident.press(form.fill({ text: '另一个问题' }));
  expect(other.status).toBe(409);
});

test('who writes a telephone number is told before it is sent, and it is hidden', async () => {
  const desk = await openInterview();
  const resident = new Browser(desk);
  const text = '请打13812345678告诉我';
  const told = await resident.press((await resident.get(asking)).form('/questions').fill({ text }));
  expect(told.status).toBe(422);
  expect(told.words).toContain('电话号码');
  const sent = await resident.press(told.form('/questions').fill({ told: 'yes' }));
  expect(sent.status).toBe(201);
  await decided(desk, 1, { act: 'release' });
  await answered(desk, 1, '我们会公布办法。');
  const page = await resident.get('/interviews/mother-child');
  expect(page.words).toContain('请打〔电话已隐去〕告诉我');
  expect(page.html).not.toContain('13812345678');
});

test('answers come one by one, and an open page asks only for what is new', async () => {
  const desk = await openInterview();
  await ask(desk, '第一问', '小林');
  await ask(desk, '第二问');
  for (const no of [1, 2]) await decided(desk, no, { act: 'release' });
  const resident = new Browser(desk);
  expect((await resident.get('/interviews/mother-child')).words).toContain('收到提问2个');
  await answered(desk, 2, '第二答');
  expect((await resident.get('/interviews/mother-child')).words).toContain('第二答');
  await answered(desk, 1, '第一答');
  const fresh = await resident.get('/interviews/mother-child/answers?after=1');
  expect(fresh.html).toContain('第一答');
  expect(fresh.html).not.toContain('第二答');
  expect(fresh.html).toContain('data-shown="2 1"');
  expect((await listPublicAnswers(desk.ctx, desk.interview)).map(({ no }) => no)).toEqual([2, 1]);
});
