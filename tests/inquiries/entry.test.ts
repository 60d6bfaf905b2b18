import { expect, test } from 'vitest';
import { findInquiryByNumber } from '#server/inquiries/inquiries.ts';
import { entered, openTopicLine, topic } from './topics-support.ts';

const path = '/workspace/inquiries/new';

test('a call that is answered on the spot is one case, answered in time and closed by the clerk', async () => {
  const line = await openTopicLine();
  await line.published('special_topic', 'admission', topic());
  const clerk = await line.as(line.clerk);
  const empty = (await clerk.get(path)).form(path);
  const form = Object.fromEntries(
    empty.fill(entered({ topic: 'admission', contact: '13800001111' })).fields.entries(),
  );
  const [first, again] = [await clerk.post(path, form), await clerk.post(path, form)];
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(first.words).toContain('SQ-20210520-0001');
  expect(again.words).toContain('SQ-20210520-0001');

  const inquiry = await findInquiryByNumber(line.ctx, 'SQ-20210520-0001');
  expect(inquiry?.standing).toMatchObject({ state: 'closed', outcome: 'answered', atOnce: true });
  const [clock] = inquiry?.standing.clocks ?? [];
  expect(clock?.answeredAt?.getTime()).toBeLessThanOrEqual(clock?.dueAt?.getTime() ?? 0);
  expect(inquiry?.acts.map(({ act, officerId }) => [act, officerId === line.clerk.id])).toEqual([
    ['receive', true],
    ['answer', true],
    ['close', true],
  ]);
  expect(inquiry?.row).toMatchObject({ topic: 'admission', channel: 'phone' });
  expect(await findInquiryByNumber(line.ctx, 'SQ-20210520-0002')).toBeUndefined();
  const next = (await clerk.get(path)).html;
  for (const word of ['租房', '13800001111', '租赁合同']) expect(next).not.toContain(word);
});

test('what lacks is asked for and nothing written is lost; a key is for one call', async () => {
  const line = await openTopicLine();
  const clerk = await line.as(line.clerk);
  const hostile = '"><script>alert(1)</script>';
  const form = entered({ key: 'k'.repeat(32), title: hostile, way: 'three_way', category: '', answer: '' });
  const refused = await clerk.post(`/en${path}`, form);
  expect([refused.status, refused.summary]).toEqual([422, ['#category', '#answer', '#department']]);
  expect(refused.form(path).fields.get('title')).toBe(hostile);
  expect(refused.html).not.toContain(hostile);

  const looked = await clerk.post(path, { ...form, find: '1' });
  expect(looked.status).toBe(200);
  const whole = { ...form, category: 'water', answer: '已答。', department: line.education.id };
  expect((await clerk.post(path, whole)).status).toBe(201);
  expect((await clerk.post(path, { ...whole, title: '别的' })).status).toBe(409);
  const { acts } = (await findInquiryByNumber(line.ctx, 'SQ-20210520-0001')) ?? {};
  expect(acts?.[1]?.content).toEqual({ text: '已答。', way: 'three_way', department: line.education.id });
  expect(await findInquiryByNumber(line.ctx, 'SQ-20210520-0002')).toBeUndefined();
});

test('a confidential call, too, is answered by the clerk who has it on the line, and closed to them afterwards', async () => {
  const line = await openTopicLine();
  const clerk = await line.as(line.clerk);
  const given = entered({ key: 'c'.repeat(32), confidential: 'yes' });
  expect((await clerk.post(path, given)).status).toBe(201);
  const inquiry = await findInquiryByNumber(line.ctx, 'SQ-20210520-0001');
  expect(inquiry?.standing).toMatchObject({ state: 'closed', atOnce: true, confidential: true });
  expect((await clerk.get('/workspace/inquiries/SQ-20210520-0001')).status).toBe(404);
});
