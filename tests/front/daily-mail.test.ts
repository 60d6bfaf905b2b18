import { expect, test } from 'vitest';
import { composeDailyMail, type Tongue } from '#server/front/daily-mail.ts';
import { countForRail, mattersOf } from '#server/front/matters.ts';
import { translatorFor } from '#server/http/translate.ts';
import { hrefIn } from '#server/http/view.ts';
import { runJob } from '#server/jobs/runs.ts';
import { sendMail } from '#server/jobs/sending.ts';
import { jobs } from '#server/jobs.ts';
import { forgetContact, keepContact } from '#server/staff/officer-contacts.ts';
import type { Language } from '#shared/i18n/languages.ts';
import { contact, mails, openMailServer } from '../jobs/mail-support.ts';
import { makeOfficer } from '../staff/support.ts';
import { comment, openOffice, opinion, small } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';

const { signal } = new AbortController();
const speak = (language: Language): Tongue => ({
  t: translatorFor(language),
  href: (path) => hrefIn(language, path),
});

/** Two overdue comments, a moderator, and a clerk for whom nothing waits. */
async function open(exercise = false) {
  const house = await makeApp({ at: '2021-05-17T10:00:00+08:00' });
  const { ctx } = house;
  const { consultation, department } = await openOffice(ctx, { ...small, exercise });
  for (let n = 0; n < 2; n++)
    await comment(ctx, consultation, { opinions: [opinion({ text: '信里不该有的话' })] });
  const moderator = await makeOfficer(ctx, department, ['moderator']);
  const clerk = await makeOfficer(ctx, department, ['clerk']);
  const mail = await openMailServer();
  ctx.env = { ...ctx.env, SMTP_URL: mail.url };
  house.turnTo('2021-05-25T08:30:00+08:00');
  return { ...house, moderator, clerk, mail };
}

test('on a working morning whoever wants it is told what waits: numbers, days, addresses, and no contents', async () => {
  const { ctx, moderator, clerk, mail } = await open();
  await keepContact(ctx, moderator, contact);
  await keepContact(ctx, clerk, { ...contact, address: 'clerk@city.example' });
  expect(await composeDailyMail(ctx, speak, signal)).toBe(1);
  expect(await composeDailyMail(ctx, speak, signal)).toBe(0);
  await sendMail(ctx, signal);
  expect(mail.arrived.map(({ to }) => to)).toEqual([['officer@city.example']]);
  const [one] = mail.arrived;
  expect(one?.header('Subject')).toMatch(/：有1项等您办理$/);
  expect(one?.body.replace(/\r/g, '').trim()).toBe(
    [
      '截至2021年5月25日，下列事项等您办理。',
      '已超期\n- 2件意见超过审核时限（2021年5月24日到期）\n  http://127.0.0.1:3000/workspace/consultations/small/comments?state=held',
      '工作台：http://127.0.0.1:3000/workspace\n不想再收到这样的邮件，请到这里停收：http://127.0.0.1:3000/workspace/notifications',
    ].join('\n\n'),
  );
  expect(one?.body).not.toContain('不该有的话');
});

test('in English for who chose it; nothing for who did not ask, took the address back or has left', async () => {
  const { ctx, moderator, turnTo } = await open();
  await keepContact(ctx, moderator, { ...contact, daily: false });
  expect(await composeDailyMail(ctx, speak, signal)).toBe(0);
  await keepContact(ctx, moderator, { ...contact, language: 'en' });
  expect(await composeDailyMail(ctx, speak, signal)).toBe(1);
  const [row] = await mails(ctx);
  expect(row?.subject).toMatch(/: 1 matter waits for you$/);
  expect(row?.text).toContain('- 2 comments should have been reviewed (due 24 May 2021)\n');
  expect(row?.text).toContain('http://127.0.0.1:3000/en/workspace/consultations/small/comments?state=held');
  turnTo('2021-05-26T08:30:00+08:00');
  await forgetContact(ctx, moderator);
  expect(await composeDailyMail(ctx, speak, signal)).toBe(0);
  await keepContact(ctx, moderator, contact);
  await ctx.store.write((tx) =>
    tx.db
      .updateTable('officer')
      .set({ disabled_at: '2021-05-26T00:00:00.000Z' })
      .where('id', '=', moderator.id)
      .execute(),
  );
  expect(await composeDailyMail(ctx, speak, signal)).toBe(0);
});

test('without a mail server nothing is written', async () => {
  const { ctx, moderator } = await open();
  await keepContact(ctx, moderator, contact);
  ctx.env = { ...ctx.env, SMTP_URL: undefined };
  expect(await composeDailyMail(ctx, speak, signal)).toBe(0);
  expect(await mails(ctx)).toEqual([]);
});

test('of a rehearsal no mail is sent, and nothing stands in the rail', async () => {
  const { ctx, moderator } = await open(true);
  await keepContact(ctx, moderator, contact);
  expect(await mattersOf(ctx, moderator)).toMatchObject([{ kind: 'overdue_comments', exercise: true }]);
  expect(await countForRail(ctx, moderator)).toEqual({ approvals: 0, consultations: 0, inquiries: 0 });
  expect(await composeDailyMail(ctx, speak, signal)).toBe(0);
});

test('it is due at 8:30 on working days, once', async () => {
  const { ctx, moderator, turnTo } = await open();
  await keepContact(ctx, moderator, contact);
  const job = jobs.find(({ name }) => name === 'daily-mail');
  if (!job) throw new Error('No job');
  const at = async (time: string) => {
    turnTo(time);
    return runJob(ctx, job);
  };
  expect(await at('2021-05-25T08:29:59+08:00')).toBe('busy');
  expect(await at('2021-05-25T08:30:00+08:00')).toBe('succeeded');
  expect(await at('2021-05-25T17:00:00+08:00')).toBe('busy');
  // The next Saturday.
  expect(await at('2021-05-28T08:30:00+08:00')).toBe('succeeded');
  expect(await at('2021-05-29T09:00:00+08:00')).toBe('busy');
  expect(await mails(ctx)).toHaveLength(2);
});
