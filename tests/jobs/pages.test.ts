import { expect, test } from 'vitest';
import { roles } from '#server/http/signed-in.ts';
import { sendMail } from '#server/jobs/sending.ts';
import { jobs } from '#server/jobs.ts';
import { findContact } from '#server/staff/officer-contacts.ts';
import { signedInAs } from '../consultations/preparation-support.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { makeApp } from '../support/make-app.ts';
import { mails, openMailServer, openPostRoom, queue } from './mail-support.ts';

const { signal } = new AbortController();
const root = '/workspace/notifications';

async function open() {
  const house = await makeApp();
  const city = await makeDepartment(house.ctx, 'city');
  const as = async (role: (typeof roles)[number]) =>
    signedInAs(house, await makeOfficer(house.ctx, city, [role]));
  return { ...house, city, as };
}

test('the system administrator sees every job, runs one, and sees what came of it', async () => {
  const { ctx, as } = await open();
  const system = await as('system');
  const before = await system.get('/workspace/jobs');
  expect([before.status, before.heading]).toEqual([200, '定时任务']);
  expect(before.forms.filter(({ action }) => action.endsWith('/runs'))).toHaveLength(jobs.length);
  expect(before.words).toContain('还没有运行过');
  expect(before.words).toContain('没有设置邮件服务器');
  const after = await system.press(before.form('/half-answers/runs'));
  expect([after.status, after.path]).toEqual([200, '/workspace/jobs']);
  expect(after.words).toMatch(/删除7天没有动过的半份答卷。2021年5月20日 10:00正常2021年5月20日 11:00/);
  const events = await ctx.db.selectFrom('audit_event').select(['act', 'subject']).execute();
  expect(events).toContainEqual({ act: 'job.started', subject: 'half-answers' });
  expect((await system.get('/en/workspace/jobs')).words).toContain('Clear away half answers');
  expect((await system.post('/workspace/jobs/nothing/runs', {})).status).toBe(404);
  expect((await system.get('/workspace/jobs/mail/runs')).location).toBe('/workspace/jobs');
});

test('a failure is shown with its type, and mail in trouble with the office it was for', async () => {
  const room = await openPostRoom();
  room.mail.refuse.push(550);
  await queue(room.ctx, room.officer, { subject: '有<b>3</b>项' });
  await sendMail(room.ctx, signal);
  await room.ctx.store.write((tx) =>
    tx.db
      .insertInto('job')
      .values({
        name: 'retention',
        holder: null,
        lease_until: null,
        started_at: '2021-05-19T19:30:00.000Z',
        ended_at: null,
        succeeded_at: null,
        error: 'RangeError: <i>',
      })
      .execute(),
  );
  const city = await makeDepartment(room.ctx, 'town');
  const page = await (await signedInAs(room, await makeOfficer(room.ctx, city, ['system']))).get(
    '/workspace/jobs',
  );
  expect(page.words).toContain('出错');
  expect(page.words).toContain('RangeError: <i>');
  expect(page.words).toContain('有<b>3</b>项');
  expect(page.html).not.toContain('<b>3');
  expect(page.words).toMatch(/analyst（示例）1已放弃.*550/);
  expect(page.words).not.toContain('officer@');
});

test('nobody else sees or runs a job', async () => {
  const { as } = await open();
  for (const role of roles.filter((each) => each !== 'system')) {
    const browser = await as(role);
    expect([role, (await browser.get('/workspace/jobs')).status]).toEqual([role, 403]);
    expect([role, (await browser.post('/workspace/jobs/mail/runs', {})).status]).toEqual([role, 403]);
  }
});

test('an officer keeps an address, tries it, and takes it back', async () => {
  const { ctx, as } = await open();
  const mail = await openMailServer();
  ctx.env = { ...ctx.env, SMTP_URL: mail.url };
  const browser = await as('clerk');
  const [{ id }] = (await ctx.db.selectFrom('officer').select('id').execute()) as [{ id: string }];
  const empty = await browser.get(root);
  expect(empty.heading).toBe('邮件提醒');
  expect(empty.forms.map(({ action }) => action)).not.toContain(`${root}/test-mail`);
  const kept = await browser.follow(
    await browser.post(root, { address: ' clerk@city.example ', language: 'en', daily: 'yes' }),
  );
  expect(kept.words).toContain('已保存您的地址和选择。');
  expect(await findContact(ctx, id)).toEqual({ address: 'clerk@city.example', language: 'en', daily: true });
  expect(kept.html).toContain('value="clerk@city.example"');
  for (let n = 0; n < 3; n++) await browser.press(kept.form('/test-mail'));
  expect(await mails(ctx)).toHaveLength(1);
  await sendMail(ctx, signal);
  expect(mail.arrived.map(({ to, ...each }) => [to, each.header('Subject')])).toEqual([
    [['clerk@city.example'], 'Test mail'],
  ]);
  const gone = await browser.press(kept.form('/removal'));
  expect(gone.words).toContain('已删除您的地址');
  expect(await findContact(ctx, id)).toBeUndefined();
  const trail = JSON.stringify(await ctx.db.selectFrom('audit_event').selectAll().execute());
  expect(trail).toContain('officer-contact.kept');
  expect(trail).not.toContain('city.example');
});

test.each([
  '',
  'nobody',
  'a@b',
  'a@b.example\r\nBcc: x@evil.example',
  'a@b.example, c@d.example',
  `${'a'.repeat(250)}@b.example`,
  '<a@b.example>',
])('an address that is none is refused with what was entered: %j', async (address) => {
  const { ctx, as } = await open();
  const browser = await as('clerk');
  const page = await browser.post(root, { address, language: 'en' });
  expect([page.status, page.title.startsWith('错误：'), page.summary]).toEqual([422, true, ['#address']]);
  expect(page.form(root).fields).toContainEqual(['language', 'en']);
  expect(await ctx.db.selectFrom('officer_contact').selectAll().execute()).toEqual([]);
});

test('where mail is off the page says so and offers no test; the addresses of forms lead back', async () => {
  const { as, ctx } = await open();
  const browser = await as('editor');
  await browser.post(root, { address: 'e@city.example' });
  const page = await browser.get(`/en${root}`);
  expect(page.words).toContain('This site has no mail server');
  expect(page.forms.map(({ action }) => action)).not.toContain(`/en${root}/test-mail`);
  await browser.post(`${root}/test-mail`, {});
  expect(await mails(ctx)).toEqual([]);
  for (const end of ['test-mail', 'removal'])
    expect((await browser.get(`/en${root}/${end}`)).location).toBe(`/en${root}`);
});
