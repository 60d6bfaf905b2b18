import { expect, test } from 'vitest';
import { listErasures } from '#server/backups/erasures.ts';
import { NotFoundError } from '#server/errors.ts';
import { openInquiryContact } from '#server/inquiries/contact-opening.ts';
import { eraseExpiredInquiryContacts } from '#server/inquiries/contact-retention.ts';
import { NotInThisStateError } from '#server/inquiries/errors.ts';
import { findInquiryByNumber, findInquiryByReceipt } from '#server/inquiries/inquiries.ts';
import { withdrawInquiry } from '#server/inquiries/withdrawing.ts';
import { NotAllowedError } from '#server/staff/roles.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { type Line, openLine } from './support.ts';

const { signal } = new AbortController();

const contacts = { contact: '13912345678' };

const rowsOf = async ({ ctx }: Line) => ({
  words: await ctx.db.selectFrom('inquiry_words').selectAll().execute(),
  contacts: await ctx.db.selectFrom('inquiry_contact').select(['inquiry_id', 'purpose']).execute(),
  keys: await ctx.db.selectFrom('inquiry_keys').select('rowid').execute(),
});

const auditOf = ({ ctx }: Line, act: string) =>
  ctx.db.selectFrom('audit_event').select(['subject', 'detail']).where('act', '=', act).execute();

test('whoever holds the receipt takes a case back: words and contact go, its number stays, and again changes nothing', async () => {
  const line = await openLine();
  const { ctx, dispatcher, teacher, education } = line;
  const demand = await line.register({ contacts, details: { where: '人民路' } });
  await line.act(demand, undefined, 'add', { by: 'requester' }, '补充：有收据');
  await line.act(demand, dispatcher, 'transfer', { to: education.id });
  await withdrawInquiry(ctx, demand.id);
  await withdrawInquiry(ctx, demand.id);
  expect(await rowsOf(line)).toEqual({ words: [], contacts: [], keys: [] });
  const held = await findInquiryByReceipt(ctx, demand.receipt?.replaceAll(' ', '') ?? '');
  const { row } = held ?? {};
  expect(row).toMatchObject({
    number: demand.number,
    title: null,
    body: null,
    details: null,
    body_mac: null,
  });
  expect(row).toMatchObject({
    withdrawn_day: '2021-05-20',
    state: 'withdrawn',
    outcome: 'withdrawn',
    open: 0,
  });
  expect(held?.acts.map(({ act }) => act)).toEqual(['receive', 'add', 'transfer', 'withdraw']);
  expect(await listErasures(ctx)).toMatchObject([{ kind: 'inquiry', key: demand.id, day: '2021-05-20' }]);
  await expect(withdrawInquiry(ctx, 'none')).rejects.toThrow(NotFoundError);

  const answered = await line.register({ contacts });
  await line.act(answered, dispatcher, 'transfer', { to: education.id });
  await line.act(answered, teacher, 'reply', { text: '已登记退费。' });
  await withdrawInquiry(ctx, answered.id);
  expect((await findInquiryByNumber(ctx, answered.number))?.standing).toMatchObject({
    state: 'withdrawn',
    outcome: 'answered',
    reply: { text: '已登记退费。' },
  });
  const elsewhere = await line.register();
  await line.act(elsewhere, dispatcher, 'hand-over', { office: 'police' });
  await expect(withdrawInquiry(ctx, elsewhere.id)).rejects.toThrow(NotInThisStateError);
  expect((await checkStore(ctx)).filter(({ fault }) => fault)).toEqual([]);
});

test('a contact is opened by the dispatcher of the department that registered the case, with a reason, and by nobody else', async () => {
  const line = await openLine();
  const { ctx, dispatcher, clerk, teacher, driver, education } = line;
  const { id, number } = await line.register({ contacts, confidential: true });
  await line.act({ id }, dispatcher, 'transfer', { to: education.id });
  const open = (officer = dispatcher, reason = '核实退费金额') =>
    openInquiryContact(ctx, { number, officer, reason });
  expect(await open(dispatcher, ' ')).toMatchObject({ problems: [{ code: 'reason_missing' }] });
  await expect(open(teacher)).rejects.toThrow(NotAllowedError);
  // Of a confidential case the clerks are told nothing.
  await expect(open(clerk)).rejects.toThrow(NotFoundError);
  await expect(open(driver)).rejects.toThrow(NotFoundError);
  expect(await auditOf(line, 'inquiry.contact-opened')).toEqual([]);
  expect(await open()).toEqual({ words: contacts.contact });
  expect(await auditOf(line, 'inquiry.contact-opened')).toEqual([
    { subject: number, detail: '{"reason":"核实退费金额","purpose":"contact"}' },
  ]);
  await expect(
    openInquiryContact(ctx, { number, officer: dispatcher, reason: '核实', purpose: 'applicant' }),
  ).rejects.toThrow(NotFoundError);
});

test('a contact goes 90 days after the case was closed, and after two years in any case', async () => {
  const line = await openLine();
  const { ctx, dispatcher, clerk } = line;
  const closed = await line.register({ contacts });
  await line.act(closed, clerk, 'answer', { text: '五月底前退费。', way: 'direct' });
  await line.act(closed, dispatcher, 'close', {});
  const open = await line.register({ contacts });
  const left = async (at: string) => {
    line.turnTo(at);
    await eraseExpiredInquiryContacts(ctx, signal);
    return (await rowsOf(line)).contacts.map(({ inquiry_id }) => inquiry_id);
  };
  expect(await left('2021-08-18T23:59:00+08:00')).toHaveLength(2);
  expect(await left('2021-08-19T00:00:00+08:00')).toEqual([open.id]);
  expect(await auditOf(line, 'contacts.erased')).toEqual([
    { subject: 'inquiries', detail: '{"contacts":1}' },
  ]);
  expect(await listErasures(ctx)).toMatchObject([{ kind: 'inquiry-contact', day: '2021-08-19' }]);
  expect(await left('2023-05-20T23:59:00+08:00')).toEqual([open.id]);
  expect(await left('2023-05-21T00:00:00+08:00')).toEqual([]);
});
