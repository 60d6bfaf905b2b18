import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { applicant, openApplications } from './applications-support.ts';

test('the guide names who answers, the ways, times, fees and remedies, in both languages', async () => {
  const { visitor } = await openApplications();
  const guide = await visitor.get('/disclosure');
  expect(guide.status).toBe(200);
  expect(guide.words).toContain('教育局（示例）');
  // The centre has nobody who answers applications.
  expect(guide.words).not.toContain('12345热线（示例）');
  expect(guide.words).toContain('收到之日起20个工作日内');
  expect(guide.words).toContain('知道该答复之日起6个月内');
  expect(guide.words).toContain('国办函〔2020〕109号');
  const english = await visitor.get('/en/disclosure');
  expect(english.words).toContain('Education Bureau (sample)');
  const catalogue = await visitor.get('/disclosure/catalogue');
  expect(catalogue.status).toBe(200);
  expect(catalogue.heading).toBe('主动公开目录');
});

test('an application online asks for nothing but what the law allows, and waits for confirmation', async () => {
  const house = await openApplications();
  const { visitor, ctx } = house;
  const form = (await visitor.get('/disclosure/applications/new')).form('/disclosure/applications');
  expect([...new Set(form.fields.keys())].sort()).toEqual(
    [
      'contact',
      'delivery',
      'department',
      'doc_no',
      'features',
      'form',
      'id_kind',
      'id_number',
      'information',
      'key',
      'name',
      'requester',
    ].sort(),
  );
  const empty = await visitor.post(form.action, { key: form.fields.get('key') ?? '' });
  expect(empty.status).toBe(422);
  expect(empty.title).toMatch(/^错误：/);
  expect(empty.summary).toContain('#information');
  for (const each of empty.summary) expect(empty.ids).toContain(each.slice(1));

  const sent = { ...applicant, key: form.fields.get('key') ?? '' };
  const page = await visitor.post(form.action, sent);
  expect(page.status).toBe(201);
  expect(page.words).toContain('YSQ-2021-0001');
  expect(page.words).toContain('待确认');
  expect(page.receipt).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
  const again = await visitor.post(form.action, sent);
  expect(again.status).toBe(200);
  expect(again.receipt).toBe(page.receipt);
  const reused = await visitor.post(form.action, { ...sent, features: '别的' });
  expect(reused.status).toBe(409);

  // Sealed: in no act, no audit entry, no row in the clear.
  const everything = JSON.stringify([
    await ctx.db.selectFrom('inquiry').selectAll().execute(),
    await ctx.db.selectFrom('inquiry_act').selectAll().execute(),
    await ctx.db.selectFrom('audit_event').selectAll().execute(),
    (await ctx.db.selectFrom('inquiry_contact').selectAll().execute()).map(({ sealed }) =>
      Buffer.from(sealed).toString('utf8'),
    ),
  ]);
  for (const secret of [applicant.name, applicant.id_number, applicant.contact])
    expect(everything).not.toContain(secret);
});

test('confirmed, the time runs from the day that both sides confirmed', async () => {
  const house = await openApplications();
  const number = await house.apply();
  house.turnTo('2021-05-24T10:00:00+08:00');
  const teacher = await house.as(house.teacher);
  const path = `/workspace/applications/${number}`;
  const open = await teacher.get(path);
  expect(open.status).toBe(200);
  expect(open.words).not.toContain(applicant.name);
  const early = await house.send(teacher, number, 'accept', { day: '2021-05-19' });
  expect(early.status).toBe(422);
  expect(early.summary).toEqual(['#accept-day']);
  const late = await house.send(teacher, number, 'accept', { day: '2021-05-25' });
  expect(late.status).toBe(422);
  expect((await house.send(teacher, number, 'accept', { day: '2021-05-21' })).status).toBe(303);
  expect((await teacher.get(path)).words).toContain('2021年6月21日以前');
});

test('a reply says what its kind has to say, with a ground for what is not given, and becomes a letter', async () => {
  const house = await openApplications();
  const number = await house.apply();
  const teacher = await house.as(house.teacher);
  const send = (act: string, fields: { [name: string]: string }) => house.send(teacher, number, act, fields);
  await send('accept', { day: '2021-05-20' });
  expect((await send('reply', {})).summary).toEqual(['#reply-kind']);
  const bare = await send('reply', { kind: 'partly', where: '随函提供<b>' });
  expect(bare.status).toBe(422);
  expect(bare.summary).toEqual(['#reply-ground', '#reply-severance', '#reply-reason']);
  expect(bare.html).toContain('随函提供&lt;b>');
  expect((await send('reply', { kind: 'refused', reason: '理由' })).summary).toEqual(['#reply-ground']);
  const done = await send('reply', {
    kind: 'partly',
    ground: 'refused_4',
    where: '随函提供',
    severance: '遮盖第三方姓名',
    reason: '第三方不同意公开',
  });
  expect(done.status).toBe(303);
  const page = await teacher.get(`/workspace/applications/${number}`);
  expect(page.words).toContain('年度报告统计为部分公开');
  const letter = await teacher.get(page.links.find((each) => each.includes('/letters/')) ?? '');
  expect(letter.words).toContain('《中华人民共和国政府信息公开条例》第三十六条第二项、第三项，第三十七条');
  expect(letter.words).toContain('保护第三方合法权益');
  expect(letter.words).toContain('知道该答复之日起60日内');
  expect(letter.words).not.toContain('应当先申请行政复议');
});

test('several who ask for the same propose that it be disclosed, in one press and once', async () => {
  const house = await openApplications();
  const [first, second] = [await house.apply(), await house.apply({ features: '另一份' })];
  const teacher = await house.as(house.teacher);
  const page = await teacher.get(`/workspace/applications/${second}`);
  expect(page.words).toContain(first);
  const drafted = await teacher.press(page.form('/document'));
  expect(drafted.path).toMatch(/^\/workspace\/pieces\//);
  expect(drafted.html).toContain(applicant.information);
  const again = await teacher.post(`/workspace/applications/${second}/document`, {});
  expect(again.location).toBe(drafted.path);
});

test('nobody of another department sees an application, and a clerk does not answer it', async () => {
  const house = await openApplications();
  const number = await house.apply();
  const other = await house.as(house.driver);
  expect((await other.get(`/workspace/applications/${number}`)).status).toBe(404);
  expect((await other.post(`/workspace/applications/${number}/acts`, { act: 'accept' })).status).toBe(404);
  const clerk = await house.as(house.counter);
  expect((await house.send(clerk, number, 'accept', { day: '2021-05-20' })).status).toBe(303);
  const refused = await house.send(clerk, number, 'reply', { kind: 'disclosed', where: '随函提供' });
  expect(refused.status).toBe(403);
  expect((await new Browser(house).get(`/workspace/applications/${number}`)).status).toBe(303);
});
