import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { openLine } from './support.ts';
import { openTopicLine, topic } from './topics-support.ts';

const filled = {
  kind: 'complaint',
  category: 'education',
  title: '培训机构停业不退费',
  text: '交了一年课程费，机构上周关门。',
  district: '210204',
  place: '某路口',
  requester: 'person',
};

test('a resident asks without an account; sending the page again gives the same number and receipt', async () => {
  const line = await openTopicLine();
  await line.published('special_topic', 'enrolment', topic());
  const resident = new Browser(line);
  const empty = await resident.get('/inquiries/new?topic=enrolment');
  expect(empty.words).toContain('办结后90天删除，最迟保存到2023年5月20日');
  const form = empty.form('/inquiries').fill({ ...filled, contact: '13812345678', confidential: 'yes' });
  const page = await resident.press(form);
  expect([page.status, page.heading]).toEqual([201, '已收到您的诉求']);
  expect(page.words).toContain('SQ-20210520-0001');
  expect(page.words).toContain('2021年5月27日17:00');
  const again = await resident.press(form);
  expect([again.status, again.receipt]).toEqual([200, page.receipt]);
  expect(again.words).toContain('没有重复登记');
  const other = await resident.press(form.fill({ text: '另一件事' }));
  expect(other.status).toBe(409);
  expect(other.form('/inquiries').fields.get('text')).toBe('另一件事');
  expect(other.form('/inquiries').fields.get('key')).not.toBe(form.fields.get('key'));
  const rows = await line.ctx.db.selectFrom('inquiry').selectAll().execute();
  expect(rows).toMatchObject([
    { topic: 'enrolment', channel: 'online', confidential: 1, department_id: line.centre.id, urgent: 0 },
  ]);
  await resident.post('/inquiries', { ...filled, topic: 'made-up', key: 'm'.repeat(32) });
  const made = await line.ctx.db.selectFrom('inquiry').select('topic').where('topic', 'is', null).execute();
  expect(made).toHaveLength(1);
  expect(rows[0]?.details).toBe('{"place":"某路口"}');
  const [contact] = await line.ctx.db.selectFrom('inquiry_contact').selectAll().execute();
  expect(Buffer.from(contact?.sealed ?? []).toString('latin1')).not.toContain('13812345678');
});

test('what is missing, too long or a number of a person is said on the field, and nothing written is lost', async () => {
  const line = await openLine();
  const resident = new Browser(line);
  const form = () => resident.get('/en/inquiries/new').then((page) => page.form('/inquiries'));
  const none = await resident.press(await form());
  expect([none.status, none.summary]).toEqual([422, ['#kind', '#title', '#text']]);
  expect(none.title).toMatch(/^Error: /);
  const long = await resident.press((await form()).fill({ ...filled, title: '长'.repeat(61) }));
  expect([long.status, long.summary]).toEqual([422, ['#title']]);
  const text = '请打13812345678告诉我';
  const told = await resident.press((await form()).fill({ ...filled, text }));
  expect([told.status, told.summary]).toEqual([422, ['#text']]);
  expect(told.form('/inquiries').fields.get('text')).toBe(text);
  const sent = await resident.press(told.form('/inquiries').fill({ told: 'yes' }));
  expect([sent.status, sent.heading]).toEqual([201, 'Your request is received']);
});

test('words of people are words, and codes that are not there are refused', async () => {
  const resident = new Browser(await openLine());
  const form = (await resident.get('/inquiries/new')).form('/inquiries');
  const hostile = '<script>alert(1)</script>';
  const page = await resident.post('/inquiries', {
    ...Object.fromEntries(form.fields),
    ...filled,
    title: hostile,
    text: `‮${hostile}`,
    topic: '"><img>',
  });
  expect(page.status).toBe(201);
  expect(page.html).not.toContain(hostile);
  expect(page.html).toContain('&lt;script>');
  for (const wrong of [{ kind: 'disclosure' }, { category: 'x' }, { district: 'OUT' }, { requester: 'x' }])
    expect((await resident.post('/inquiries', { ...filled, key: 'k'.repeat(32), ...wrong })).status).toBe(
      422,
    );
  expect((await resident.post('/inquiries', { ...filled, key: 'weak' })).status).toBe(400);
});

test('without a centre nothing is taken, and it is said where to call', async () => {
  const resident = new Browser(await makeApp());
  const page = await resident.get('/inquiries/new');
  expect(page.words).toContain('请直接拨打12345');
  expect(page.forms.some(({ action }) => action === '/inquiries')).toBe(false);
  expect((await resident.post('/inquiries', { ...filled, key: 'k'.repeat(32) })).status).toBe(409);
});
