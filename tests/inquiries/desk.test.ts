import { expect, test } from 'vitest';
import { countDesk, listDesk } from '#server/inquiries/desk.ts';
import type { DeskFilter } from '#server/inquiries/desk-filter.ts';
import { makeOfficer } from '../staff/support.ts';
import { openLine } from './support.ts';

const desk = '/workspace/inquiries';

test('each officer finds in the queue what their departments registered or have, confidential cases apart', async () => {
  const line = await openLine();
  const { ctx, dispatcher, clerk, teacher, driver } = line;
  const plain = await line.register({ title: '公开的一件' });
  const secret = await line.register({ title: '保密的一件', confidential: true });
  const gone = await line.register({ title: '移交的一件' });
  await line.act(plain, dispatcher, 'transfer', { to: line.education.id, with: [line.transport.id] });
  await line.act(secret, dispatcher, 'transfer', { to: line.education.id });
  await line.act(gone, dispatcher, 'transfer', { to: line.transport.id });
  await line.act(gone, dispatcher, 'hand-over', { office: 'police' });
  const analyst = await makeOfficer(ctx, line.education, ['analyst']);
  const filters: DeskFilter[] = [{ tab: 'open' }, { tab: 'closed' }];
  const seen = async (officer: typeof teacher) => {
    const parts = await Promise.all(filters.map((filter) => listDesk(ctx, officer, filter)));
    return parts.map(({ cases }) => cases.map(({ title }) => title).sort());
  };
  expect(await seen(dispatcher)).toEqual([['保密的一件', '公开的一件'], ['移交的一件']]);
  expect(await seen(clerk)).toEqual([['公开的一件'], []]);
  expect(await seen(teacher)).toEqual([['保密的一件', '公开的一件'], []]);
  expect(await seen(driver)).toEqual([['公开的一件'], []]);
  expect(await seen(analyst)).toEqual([[], []]);
  for (const officer of [dispatcher, clerk, teacher, driver]) {
    const counts = await countDesk(ctx, officer);
    const [open, closed] = await seen(officer);
    expect([counts.open, counts.closed]).toEqual([open?.length, closed?.length]);
  }

  const reads = async (officer: typeof teacher, number: string) =>
    (await (await line.as(officer)).get(`${desk}/${number}`)).status;
  expect(await reads(clerk, secret.number)).toBe(404);
  expect(await reads(driver, gone.number)).toBe(404);
  expect(await reads(driver, secret.number)).toBe(404);
  expect(await reads(analyst, plain.number)).toBe(403);
  const page = await (await line.as(teacher)).get(`${desk}/${secret.number}`);
  expect(page.words).toContain('不提供诉求人的身份和联系方式');
  expect(page.words).not.toContain('个人');
  const trail = await ctx.db
    .selectFrom('audit_event')
    .select('subject')
    .where('act', '=', 'inquiry.read')
    .execute();
  expect(trail).toEqual([{ subject: secret.number }]);
});

test('the queue goes by the clock, by state and by what was asked for, and finds words and numbers', async () => {
  const line = await openLine();
  const { ctx, dispatcher, teacher, clerk } = line;
  const transfer = (demand: { id: string }) =>
    line.act(demand, dispatcher, 'transfer', { to: line.education.id });
  const soon = await line.register({ kind: 'consult', title: '三天的咨询', topic: 'exam' });
  const urgent = await line.register({ urgent: true, title: '四小时的投诉' });
  await line.register({ title: '五天的投诉', channel: 'phone' });
  const given = await line.register({ kind: 'suggestion', title: '十天的建议' });
  const answered = await line.register({ title: '答复不满意的' });
  const other = await line.register({ title: '答复还没有评价的' });
  for (const each of [soon, urgent, given, answered, other]) await transfer(each);
  await line.act(given, teacher, 'ask-extension', { days: 5, reason: '要开会研究' });
  for (const each of [other, answered]) await line.act(each, teacher, 'reply', { text: '已办。' });
  await line.act(answered, undefined, 'rate', { rating: 'dissatisfied' });
  const titles = async (filter: Partial<DeskFilter>, officer = dispatcher) =>
    (await listDesk(ctx, officer, { tab: 'open', ...filter })).cases.map(({ title }) => title);
  expect(await titles({})).toEqual(['四小时的投诉', '三天的咨询', '五天的投诉', '十天的建议']);
  expect(await titles({ tab: 'today' })).toEqual(['四小时的投诉']);
  expect(await titles({ tab: 'dispatch' })).toEqual(['五天的投诉']);
  expect(await titles({ tab: 'extensions' })).toEqual(['十天的建议']);
  expect(await titles({ tab: 'call_backs' }, clerk)).toEqual(['答复不满意的', '答复还没有评价的']);
  expect(await titles({ q: '咨询 三天' })).toEqual(['三天的咨询']);
  expect(await titles({ q: soon.number.toLowerCase() })).toEqual(['三天的咨询']);
  // The beginning that all of a day share, and one that nobody has.
  expect(await titles({ q: 'SQ-20210520' })).toHaveLength(4);
  expect(await titles({ q: 'SQ-20210520' }, teacher)).toHaveLength(3);
  expect(await titles({ q: 'SQ-20219999' })).toEqual([]);
  expect(await titles({ q: '…' })).toEqual([]);
  expect(await titles({ topic: 'exam' })).toEqual(['三天的咨询']);
  expect(await titles({ kind: 'suggestion', department: line.education.id })).toEqual(['十天的建议']);
  expect(await titles({ channel: 'phone', department: line.education.id })).toEqual([]);
  expect(await titles({ urgent: true })).toEqual(['四小时的投诉']);
  line.turnTo('2021-05-24T10:00:00+08:00');
  expect(await titles({ tab: 'overdue' })).toEqual(['四小时的投诉']);
  expect(await titles({ tab: 'soon' }, teacher)).toEqual(['三天的咨询']);
  await line.act(given, dispatcher, 'grant-extension', { limit: { days: 5 } });
  expect(await titles({ tab: 'extensions' })).toEqual([]);
  const counts = await countDesk(ctx, dispatcher);
  expect(counts).toMatchObject({ overdue: 1, open: 4, dispatch: 1, extensions: 0, call_backs: 2, closed: 2 });
});

test('pages of the queue neither repeat nor leave out a case while others move', async () => {
  const line = await openLine();
  const { ctx, dispatcher } = line;
  const all = [];
  for (let n = 0; n < 7; n++) all.push(await line.register({ title: `第${n}件` }));
  const first = await listDesk(ctx, dispatcher, { tab: 'open' }, { limit: 3 });
  const [moved] = first.cases;
  const of = all.find(({ number }) => number === moved?.number);
  if (!of) throw new Error('Nobody');
  // The first one leaves the queue, and a new one comes in at its end.
  await line.act(of, dispatcher, 'not-accept', { rule: 'judicial' });
  await line.register({ kind: 'suggestion', title: '后来的' });
  const second = await listDesk(ctx, dispatcher, { tab: 'open' }, { from: first.next, limit: 3 });
  const third = await listDesk(ctx, dispatcher, { tab: 'open' }, { from: second.next, limit: 3 });
  const numbers = [first, second, third].flatMap(({ cases }) => cases.map(({ number }) => number));
  expect(new Set(numbers).size).toBe(8);
  expect(third.next).toBeUndefined();
  const page = await (await line.as(dispatcher)).get(`${desk}/${second.cases[0]?.number}`);
  expect(page.links.filter((link) => link === `${desk}/${second.cases[1]?.number}`).length).toBeGreaterThan(
    1,
  );
});
