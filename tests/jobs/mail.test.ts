import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openInstallation } from '#server/installation.ts';
import { mailState } from '#server/jobs/mail-states.ts';
import { clearMail, enqueue } from '#server/jobs/outbox.ts';
import { sendMail } from '#server/jobs/sending.ts';
import { forgetContact, keepContact } from '#server/staff/officer-contacts.ts';
import { contact, mails, openPostRoom, type PostRoom, queue } from './mail-support.ts';

const { signal } = new AbortController();

const pass = ({ clock, turnTo }: PostRoom, minutes: number) =>
  turnTo(new Date(clock.now().getTime() + minutes * 60_000).toISOString());

test('a mail goes to the sealed address, its words whole, and once', async () => {
  const room = await openPostRoom();
  const { ctx, officer, mail } = room;
  await queue(ctx, officer, { text: '第一行\n第二行：请登录 http://127.0.0.1:3000/workspace' });
  expect(await sendMail(ctx, signal)).toBe(1);
  expect(await sendMail(ctx, signal)).toBe(0);
  const [one] = mail.arrived;
  expect(mail.arrived).toHaveLength(1);
  expect(one?.to).toEqual(['officer@city.example']);
  expect(one?.header('Subject')).toBe('今天有3件事项');
  expect(one?.raw).not.toMatch(/[\x80-\xff]/);
  expect(one?.header('From')).toMatch(/<wenji@city\.example>$/);
  expect(one?.body.trim().split(/\r?\n/)).toEqual([
    '第一行',
    '第二行：请登录 http://127.0.0.1:3000/workspace',
  ]);
  const [row] = await mails(ctx);
  expect(row).toMatchObject({ tries: 1, error: null, sent_at: ctx.clock.real().toISOString() });
  expect(one?.header('Message-ID')).toBe(`<${row?.id}@127.0.0.1>`);
  const stored = JSON.stringify(await ctx.db.selectFrom('officer_contact').selectAll().execute());
  expect(stored).not.toContain('city.example');
});

test('two senders send a mail once', async () => {
  const { ctx, officer, mail, clock } = await openPostRoom();
  for (let n = 0; n < 6; n++) await queue(ctx, officer, { key: `k${n}` });
  const second = await openInstallation(ctx.env, clock);
  onTestFinished(() => second.close());
  const counts = await Promise.all([
    sendMail(ctx, signal),
    sendMail(second.ctx, signal),
    sendMail(ctx, signal),
  ]);
  expect(counts.reduce((sum, n) => sum + n)).toBe(6);
  expect(mail.arrived).toHaveLength(6);
  expect(new Set(mail.arrived.map((each) => each.header('Message-ID')))).toHaveProperty('size', 6);
});

test('the same is told once, and what is rolled back to nobody', async () => {
  const { ctx, officer } = await openPostRoom();
  expect(await queue(ctx, officer)).toBe(true);
  expect(await queue(ctx, officer, { subject: 'again' })).toBe(false);
  const undone = ctx.store.write(async (tx) => {
    await enqueue(tx, { key: 'other', officerId: officer.id, subject: 's', text: 't' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect((await mails(ctx)).map(({ key }) => key)).toEqual(['k']);
});

test('what the server puts off is tried again at growing intervals, without its address in the books', async () => {
  const room = await openPostRoom();
  const { ctx, officer, mail } = room;
  mail.refuse.push(451, 452);
  await queue(ctx, officer);
  expect(await sendMail(ctx, signal)).toBe(0);
  const [row] = await mails(ctx);
  expect(row?.error).toContain('451');
  expect(row?.error).not.toContain('officer@');
  expect((await mailState(ctx)).troubled).toMatchObject([{ tries: 1, givenUp: false }]);
  expect(await sendMail(ctx, signal)).toBe(0);
  pass(room, 1);
  expect(await sendMail(ctx, signal)).toBe(0);
  pass(room, 1);
  expect(await sendMail(ctx, signal)).toBe(0);
  expect((await mails(ctx))[0]).toMatchObject({ tries: 2 });
  pass(room, 1);
  expect(await sendMail(ctx, signal)).toBe(1);
  expect(mail.arrived).toHaveLength(1);
  expect((await mailState(ctx)).troubled).toEqual([]);
});

test('what the server refuses for good is not tried again', async () => {
  const room = await openPostRoom();
  room.mail.refuse.push(550);
  await queue(room.ctx, room.officer);
  await sendMail(room.ctx, signal);
  pass(room, 24 * 60);
  await sendMail(room.ctx, signal);
  expect(room.mail.arrived).toEqual([]);
  expect(await mailState(room.ctx)).toMatchObject({ waiting: 0, troubled: [{ tries: 1, givenUp: true }] });
});

test('a mail that nobody takes is given up after a day', async () => {
  const room = await openPostRoom();
  await queue(room.ctx, room.officer);
  for (let hours = 0; hours < 30; hours++) {
    room.mail.refuse.splice(0, 9, 450);
    await sendMail(room.ctx, signal);
    pass(room, 60);
  }
  const [trouble] = (await mailState(room.ctx)).troubled;
  expect(trouble).toMatchObject({ givenUp: true });
  expect(trouble?.tries).toBeGreaterThan(20);
  expect(room.mail.arrived).toEqual([]);
});

test('a process that dies after the server took a mail leaves it to be sent under the same Message-ID', async () => {
  const room = await openPostRoom();
  const { ctx, officer, mail, clock } = room;
  await queue(ctx, officer);
  const dying = await openInstallation(ctx.env, clock);
  mail.beforeReply = () => dying.close();
  await expect(sendMail(dying.ctx, signal)).rejects.toThrow();
  mail.beforeReply = () => undefined;
  expect(await sendMail(ctx, signal)).toBe(0);
  pass(room, 5);
  expect(await sendMail(ctx, signal)).toBe(1);
  const [first, second] = mail.arrived.map((each) => [
    each.header('Message-ID'),
    each.header('Date'),
    each.body,
  ]);
  expect(mail.arrived).toHaveLength(2);
  expect(second).toEqual(first);
});

test('nobody can write a header of their own', async () => {
  const { ctx, officer, mail } = await openPostRoom();
  const line = '今天\r\nBcc: spy@evil.example\r\n\r\nbody';
  await queue(ctx, officer, { subject: line });
  await keepContact(ctx, officer, { ...contact, address: 'officer@city.example\r\nBcc: spy@evil.example' });
  await sendMail(ctx, signal).catch(() => 0);
  for (const { to, raw } of mail.arrived) {
    expect(to.join()).not.toContain('spy');
    expect(raw).not.toMatch(/^bcc:/im);
  }
  await keepContact(ctx, officer, contact);
  await queue(ctx, officer, { key: 'k2', subject: line });
  await sendMail(ctx, signal);
  const last = mail.arrived.at(-1);
  expect(last?.to).toEqual(['officer@city.example']);
  expect(last?.raw).not.toMatch(/^bcc:/im);
  expect(last?.header('Subject')).toBe('今天 Bcc: spy@evil.example body');
});

test('who took the address back is told nothing', async () => {
  const { ctx, officer, mail } = await openPostRoom();
  await queue(ctx, officer);
  await forgetContact(ctx, officer);
  expect(await sendMail(ctx, signal)).toBe(0);
  expect(mail.arrived).toEqual([]);
  expect((await mailState(ctx)).troubled).toMatchObject([{ error: 'no-address', givenUp: true }]);
});

test('without a mail server nothing is tried; one that cannot be reached fails the run', async () => {
  const { ctx, officer } = await openPostRoom();
  await queue(ctx, officer);
  const unset = { ...ctx, env: { ...ctx.env, SMTP_URL: undefined } };
  expect(await sendMail(unset, signal)).toBe(0);
  expect((await mails(ctx))[0]).toMatchObject({ tries: 0 });
  const closed = createServer();
  await new Promise<void>((ready) => closed.listen(0, '127.0.0.1', ready));
  const { port } = closed.address() as { port: number };
  await new Promise((done) => closed.close(done));
  const far = { ...ctx, env: { ...ctx.env, SMTP_URL: `smtp://127.0.0.1:${port}` } };
  await expect(sendMail(far, signal)).rejects.toThrow(/ECONNREFUSED|ESOCKET/);
  expect((await mails(ctx))[0]).toMatchObject({ tries: 1, sent_at: null });
});

test('mail is deleted thirty days after it was sent, not while it waits', async () => {
  const room = await openPostRoom();
  const { ctx, officer } = room;
  await queue(ctx, officer);
  await sendMail(ctx, signal);
  await queue(ctx, officer, { key: 'waits' });
  pass(room, 30 * 24 * 60);
  expect(await clearMail(ctx)).toBe(0);
  pass(room, 1);
  expect(await clearMail(ctx)).toBe(1);
  expect((await mails(ctx)).map(({ key }) => key)).toEqual(['waits']);
});
