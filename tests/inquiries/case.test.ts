import { expect, test } from 'vitest';
import { actOn } from '#server/inquiries/acting.ts';
import { InquiryChangedError, NotInThisStateError, OwnExtensionError } from '#server/inquiries/errors.ts';
import { findInquiryByReceipt } from '#server/inquiries/inquiries.ts';
import { NotAllowedError } from '#server/staff/roles.ts';
import { openLine } from './support.ts';

test('a demand from its receipt over a return, an extension and a reopening to its end', async () => {
  const line = await openLine();
  const { dispatcher, secondDispatcher, clerk, teacher, driver, education, transport } = line;
  const demand = await line.register();
  expect(demand.number).toBe('SQ-20210520-0001');
  expect(demand.dueAt?.toISOString()).toBe('2021-05-27T09:00:00.000Z');

  await line.act(demand, dispatcher, 'transfer', { to: transport.id });
  await line.act(demand, driver, 'return', { reason: 'duty' });
  await line.act(demand, dispatcher, 'transfer', { to: education.id, with: [transport.id] });
  await line.act(demand, teacher, 'ask-extension', { days: 5, reason: '需要核对账目' });
  await expect(line.act(demand, driver, 'grant-extension', { limit: { days: 5 } })).rejects.toThrow(
    NotAllowedError,
  );
  const extended = await line.act(demand, dispatcher, 'grant-extension', { limit: { days: 5 } });
  expect(extended.standing.clocks[0]?.dueAt?.toISOString()).toBe('2021-06-03T09:00:00.000Z');
  line.turnTo('2021-05-28T10:00:00+08:00');
  await line.act(demand, teacher, 'reply', { text: '已登记退费。' });
  await line.act(demand, clerk, 'call-back', { way: 'phone', rating: 'dissatisfied', note: '没有写明日期' });
  const reopened = await line.act(demand, secondDispatcher, 'reopen', {
    reason: '未答复日期',
    limit: { days: 2 },
  });
  expect(reopened.standing).toMatchObject({ state: 'reopened', reopened: 1, lead: education.id });
  await line.act(demand, teacher, 'reply', { text: '6月10日前到账。' });
  await line.act(demand, clerk, 'call-back', { way: 'phone', rating: 'satisfied' });
  const closed = await line.act(demand, dispatcher, 'close', {});
  expect(closed.standing).toMatchObject({
    state: 'closed',
    outcome: 'answered',
    rating: 'satisfied',
    returns: 1,
  });
  await expect(line.act(demand, teacher, 'reply', { text: '再答' })).rejects.toThrow(NotInThisStateError);
  const held = await findInquiryByReceipt(line.ctx, demand.receipt?.replaceAll(' ', '') ?? '');
  expect(held?.row.number).toBe(demand.number);
});

test('an extension is granted by somebody else, and an act on what a colleague changed is refused', async () => {
  const line = await openLine();
  const both = line.dispatcher;
  const demand = await line.register();
  await line.act(demand, both, 'transfer', { to: line.education.id });
  await expect(
    actOn(line.ctx, { id: demand.id, seq: 1, officer: both }, 'supervise', { note: '请抓紧' }),
  ).rejects.toThrow(InquiryChangedError);
  expect(OwnExtensionError).toBeDefined();
});
