import { expect, test } from 'vitest';
import { mattersOf } from '#server/front/matters.ts';
import { countDesk, listDesk } from '#server/inquiries/desk.ts';
import { openApplications } from './applications-support.ts';
import { openLine } from './support.ts';

test('what waits without a time running says why, and is neither overdue nor without a calendar', async () => {
  const house = await openApplications();
  const { ctx, teacher, education } = house;
  const number = await house.apply();
  const registered = (title: string) =>
    house.register({
      departmentId: education.id,
      kind: 'disclosure',
      category: undefined,
      channel: 'hall',
      title,
      day: '2021-05-20',
    });
  const correcting = await registered('待补正的');
  const paused = await registered('征求意见的');
  for (const each of [correcting, paused]) await house.act(each, undefined, 'accept', {});
  await house.act(correcting, teacher, 'ask-correction', { what: '写明年度', until: '2021-06-20' });
  await house.act(paused, teacher, 'consult', { whom: 'third_party', day: '2021-05-20' });
  const still = async () =>
    (await listDesk(ctx, teacher, { tab: 'open' })).cases
      .map((each) => [each.number, each.still, each.late])
      .sort();
  const expected = [
    [number, 'unconfirmed', false],
    [correcting.number, 'correction', false],
    [paused.number, 'third_party', false],
  ].sort();
  expect(await still()).toEqual(expected);
  const browser = await house.as(teacher);
  const queue = await browser.get('/workspace/inquiries');
  for (const words of ['待确认', '待补正，不计入期限', '正在征求第三方意见，不计入期限'])
    expect(queue.words).toContain(words);
  expect(queue.words).not.toContain('时限待定');
  for (const [each, words] of [
    [number, 'Day of receipt to be confirmed'],
    [correcting.number, 'Correction awaited'],
    [paused.number, 'A third party is being asked'],
  ] as const) {
    const page = await browser.get(`/en/workspace/inquiries/${each}`);
    expect(page.words).toContain(words);
    expect(page.words).not.toContain('public holidays');
  }

  // To be confirmed is a matter of the body that was applied to; what it accepted needs no passing on.
  const matter = (await mattersOf(ctx, teacher)).find(({ kind }) => kind === 'inquiries_confirm');
  expect(matter).toMatchObject({ n: 1, path: '/workspace/inquiries?tab=dispatch&kind=disclosure' });
  const there = await browser.get(matter?.path ?? '');
  expect(there.words).toContain(number);
  expect(there.words).not.toContain(correcting.number);
  expect((await countDesk(ctx, teacher)).dispatch).toBe(1);
  expect((await mattersOf(ctx, house.driver)).map(({ kind }) => kind)).toEqual([]);
  house.turnTo('2021-11-20T10:00:00+08:00');
  expect(await still()).toEqual(expected);
  expect((await countDesk(ctx, teacher)).overdue).toBe(0);
});

test('a case tells under which topic and from what it came, with ways there', async () => {
  const line = await openLine();
  const whole = await line.register({ topic: 'exam' });
  const part = await line.register({ origin: { from: 'inquiry', number: whole.number } });
  const question = await line.register({
    origin: { from: 'interview_question', interview: 'rubbish', no: 7 },
  });
  const comment = await line.register({ origin: { from: 'comment', consultation: 'waste', no: 3 } });
  const browser = await line.as(line.dispatcher);
  const read = (number: string) => browser.get(`/workspace/inquiries/${number}`);
  expect((await read(whole.number)).words).toContain('专题： exam');
  expect((await read(part.number)).words).toContain(`由${whole.number}拆分而来`);
  expect((await read(part.number)).links).toContain(`/workspace/inquiries/${whole.number}`);
  expect((await read(question.number)).links).toContain('/interviews/rubbish');
  // Who does not review the comments of that consultation goes to what it is about.
  expect((await read(comment.number)).links).toContain('/consultations/waste');
});
