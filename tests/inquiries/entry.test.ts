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
