import { expect, test } from 'vitest';
import { listErasures } from '#server/backups/erasures.ts';
import { actOn } from '#server/inquiries/acting.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { openDesk } from '../comments/desk-support.ts';
import { ask, openInterview } from '../interviews/support.ts';
import { makeOfficer } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { comment, opinion } from '../support/consultations.ts';

test('a comment that is referred to the line becomes one demand, which its author follows', async () => {
  const desk = await openDesk();
  const { ctx, consultation } = desk;
  const name = { 'zh-CN': '12345热线（示例）', en: '12345 line (sample)' };
  await createDepartment(ctx, { slug: 'hotline-12345', name });
  const words = '楼上漏水物业不管，电话13800000000找我。';
  const { receipt, no } = await comment(ctx, consultation, { opinions: [opinion({ text: words })] });
  const { browser } = await desk.sit(['moderator']);
  const path = `/workspace/consultations/${consultation.slug}/comments/${no}`;
  const refer = { revision: '0', seq: '0', act: 'refer', destination: 'hotline_12345' };
  expect((await browser.post(`${path}/decision`, refer)).status).toBe(303);
  expect((await browser.get(path)).html).toContain('SQ-20210520-0001');
  const [demand] = await ctx.db.selectFrom('inquiry').selectAll().execute();
  expect(demand).toMatchObject({ body: words, kind: 'help', state: 'received' });

  await browser.post(`${path}/reopening`, { revision: '0', seq: '1' });
  await browser.post(`${path}/decision`, { ...refer, seq: '2' });
  expect((await ctx.db.selectFrom('inquiry').select('id').execute()).length).toBe(1);

  const author = await new Browser(desk.house).post('/receipts', { receipt });
  expect(author.html).toContain('SQ-20210520-0001');
  expect(author.html).toContain('已收到，待受理');
});

test('a comment that is withdrawn takes its words from the demand too, which ends; what another office has goes on there', async () => {
  const desk = await openDesk();
  const { ctx, consultation } = desk;
  const centre = await createDepartment(ctx, {
    slug: 'hotline-12345',
    name: { 'zh-CN': '12345热线（示例）', en: '12345 line (sample)' },
  });
  const dispatcher = await makeOfficer(ctx, centre, ['moderator'], 'dispatcher');
  const { browser } = await desk.sit(['moderator']);
  const sent = async () => {
    const { receipt, no } = await comment(ctx, consultation, { opinions: [opinion({ text: '龘事' })] });
    const path = `/workspace/consultations/${consultation.slug}/comments/${no}/decision`;
    await browser.post(path, { revision: '0', seq: '0', act: 'refer', destination: 'hotline_12345' });
    const row = await ctx.db.selectFrom('inquiry').selectAll().orderBy('number', 'desc').executeTakeFirst();
    return { receipt, id: row?.id ?? '' };
  };
  const takeBack = async ({ receipt, id }: { receipt: string; id: string }) => {
    const author = new Browser(desk.house);
    const asked = await author.press((await author.post('/receipts', { receipt })).form('/withdrawal'));
    expect((await author.press(asked.form('/withdrawal'))).status).toBe(200);
    const again = await author.post('/receipts', { receipt });
    expect([again.status, again.html.includes('龘')]).toEqual([200, false]);
    const left = ['state', 'outcome', 'title', 'body', 'body_mac'] as const;
    return ctx.db.selectFrom('inquiry').select(left).where('id', '=', id).executeTakeFirst();
  };
  const gone = { title: null, body: null, body_mac: null };
  expect(await takeBack(await sent())).toEqual({ ...gone, state: 'withdrawn', outcome: 'withdrawn' });
  const elsewhere = await sent();
  await actOn(ctx, { id: elsewhere.id, seq: 1, officer: dispatcher }, 'hand-over', { office: 'police' });
  expect(await takeBack(elsewhere)).toEqual({ ...gone, state: 'handed_over', outcome: 'handed_over' });
  expect((await listErasures(ctx)).map(({ kind }) => kind).sort()).toEqual([
    'comment',
    'comment',
    'inquiry',
    'inquiry',
  ]);
  expect((await checkStore(ctx)).filter(({ fault }) => fault)).toEqual([]);
});

test('a question that is somebody’s own case becomes a demand, which its asker follows and takes back', async () => {
  const desk = await openInterview();
  const { ctx, interview } = desk;
  const name = { 'zh-CN': '12345热线（示例）', en: '12345 line (sample)' };
  await createDepartment(ctx, { slug: 'hotline-12345', name });
  const words = '我家门口的路灯坏了三天';
  const { receipt, no } = await ask(desk, words);
  const browser = await desk.as(desk.moderator);
  const path = `/workspace/interviews/${interview.id}/questions/${no}/decision`;
  const given = { act: 'withhold', rule: 'single_case' };
  expect((await browser.post(path, { ...given, seq: '0' })).status).toBe(303);
  await browser.post(path, { act: 'reopen', seq: '1' });
  await browser.post(path, { ...given, seq: '2' });
  const cases = () => ctx.db.selectFrom('inquiry').select(['number', 'body', 'state']).execute();
  expect(await cases()).toEqual([{ number: 'SQ-20210520-0001', body: words, state: 'received' }]);
  const asker = new Browser(desk);
  const held = await asker.post('/receipts', { receipt });
  expect(held.html).toContain('SQ-20210520-0001');
  const asked = await asker.press(held.form('/withdrawal'));
  expect((await asker.press(asked.form('/withdrawal'))).status).toBe(200);
  expect(await cases()).toEqual([{ number: 'SQ-20210520-0001', body: null, state: 'withdrawn' }]);
});
