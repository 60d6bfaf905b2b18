import { expect, test } from 'vitest';
import { makeOfficer } from '../staff/support.ts';
import { applicant, openApplications } from './applications-support.ts';
import { type Line, openLine } from './support.ts';

const contacts = { contact: '电话（示例）0411' };
const at = (number: string) => `/workspace/inquiries/${number}/contact`;

const trailOf = ({ ctx }: Line) =>
  ctx.db
    .selectFrom('audit_event')
    .select(['subject', 'detail'])
    .where('act', '=', 'inquiry.contact-opened')
    .execute();

test('the dispatcher opens a contact with a reason, once and kept nowhere; nobody else finds it', async () => {
  const line = await openLine();
  const demand = await line.register({ contacts });
  await line.act(demand, line.dispatcher, 'transfer', { to: line.education.id });
  const path = at(demand.number);
  const centre = await line.as(line.dispatcher);
  const form = (await centre.get(`/workspace/inquiries/${demand.number}`)).form(path);
  const missing = await centre.press(form);
  expect([missing.status, missing.summary]).toEqual([422, ['#reason']]);
  expect(missing.html).not.toContain(contacts.contact);
  expect(await trailOf(line)).toEqual([]);
  const long = await centre.post(path, { reason: '很'.repeat(2001), purpose: 'contact' });
  expect([long.status, long.html.includes('很'.repeat(2001))]).toEqual([422, true]);
  const opened = await centre.post(path, { reason: '核实退费金额', purpose: 'contact' });
  expect(opened.status).toBe(200);
  expect(opened.words).toContain(contacts.contact);
  expect(opened.answer.headers.get('cache-control')).toBe('no-store');
  const trail = await trailOf(line);
  expect(trail).toEqual([
    { subject: demand.number, detail: '{"reason":"核实退费金额","purpose":"contact"}' },
  ]);
  const bureau = await makeOfficer(line.ctx, line.education, ['moderator'], 'bureau');
  for (const [officer, status] of [
    [line.clerk, 403],
    [line.teacher, 403],
    [bureau, 403],
    [line.driver, 404],
  ] as const) {
    const browser = await line.as(officer);
    expect((await browser.post(path, { reason: '想知道', purpose: 'contact' })).status).toBe(status);
    const page = await browser.get(`/workspace/inquiries/${demand.number}`);
    expect(page.forms.map(({ action }) => action)).not.toContain(path);
  }
  expect(await trailOf(line)).toHaveLength(1);
  const bare = await line.register();
  expect((await centre.post(at(bare.number), { reason: '核实', purpose: 'contact' })).status).toBe(404);
});

test('who applies is opened apart from the contact, by the body alone that was applied to', async () => {
  const house = await openApplications();
  const number = await house.apply();
  const head = await makeOfficer(house.ctx, house.education, ['moderator'], 'head.of.desk');
  const browser = await house.as(head);
  const page = await browser.get(`/workspace/applications/${number}`);
  expect(page.html).not.toContain(applicant.id_number);
  const form = page.form(at(number));
  const opened = await browser.post(form.action, { reason: '送达决定书', purpose: 'applicant' });
  for (const words of [applicant.name, applicant.id_number, '居民身份证'])
    expect(opened.words).toContain(words);
  expect(opened.words).not.toContain(applicant.contact);
  expect(opened.links).toContain(`/workspace/applications/${number}`);
  const english = await browser.post(`/en${at(number)}`, { reason: '送达决定书', purpose: 'contact' });
  expect(english.words).toContain(applicant.contact);
  expect(english.title).toContain(`Contact of ${number}`);
  expect((await trailOf(house)).map(({ detail }) => detail)).toEqual([
    '{"reason":"送达决定书","purpose":"applicant"}',
    '{"reason":"送达决定书","purpose":"contact"}',
  ]);
  expect(
    (await (await house.as(house.dispatcher)).post(at(number), { reason: '好奇', purpose: 'applicant' }))
      .status,
  ).toBe(404);
});
