import { expect, test } from 'vitest';
import { findInquiryByNumber } from '#server/inquiries/inquiries.ts';
import { answeringCase } from '#server/inquiries/merging.ts';
import { openLine } from './support.ts';

const desk = '/workspace/inquiries';

test('six cases are merged from the queue, follow one answer, and one is taken out again', async () => {
  const line = await openLine();
  const { ctx } = line;
  const one = await line.register({ title: '停水的第一件' });
  const others = [];
  for (let n = 0; n < 6; n++) others.push(await line.register({ title: `又是停水${n}` }));
  await line.act(one, line.dispatcher, 'transfer', { to: line.education.id });
  const centre = await line.as(line.dispatcher);
  const ticked = new URLSearchParams([
    ['act', 'merge'],
    ['into', one.number.toLowerCase()],
    ...others.map(({ number }) => ['cases', `${number}.1`]),
    ['cases', `${one.number}.2`],
  ]);
  const page = await centre.follow(await centre.post(`${desk}/acts`, ticked));
  expect(page.words).toContain('已办理6件');
  expect(page.words).toContain(`没有办成：${one.number}`);
  await line.act(one, line.teacher, 'reply', { text: '今晚恢复供水。' });
  const [first, second] = others;
  const merged = await findInquiryByNumber(ctx, first?.number ?? '');
  if (!merged || !first || !second) throw new Error('Nothing');
  expect((await answeringCase(ctx, merged)).standing.reply?.text).toBe('今晚恢复供水。');
  const shown = await centre.get(`${desk}/${first.number}`);
  expect(shown.words).toContain(`并入${one.number}`);
  expect(shown.words).toContain('今晚恢复供水');
  expect((await centre.get(`${desk}/${one.number}`)).words).toContain('并入本件的6件');

  const undo = shown.forms.find(({ fields }) => fields.get('act') === 'unmerge');
  if (!undo) throw new Error('No undo');
  expect((await centre.press(undo)).words).toContain('已收到');
  const back = await findInquiryByNumber(ctx, first.number);
  expect(back?.standing).toMatchObject({ state: 'received', into: undefined });
  expect(back?.standing.clocks).toEqual(merged.standing.clocks);
  expect((await centre.get(`${desk}/${one.number}`)).words).toContain('并入本件的5件');
  // Nothing is merged into itself, into what follows another one, or into nothing.
  for (const into of [first.number, second.number, 'SQ-20210520-9999']) {
    const refused = await centre.post(`${desk}/${first.number}/acts`, { act: 'merge', seq: '3', into });
    expect([into, refused.status]).toEqual([into, 409]);
  }
});

test('a case is split into cases of their own whose time is no longer, and merged back', async () => {
  const line = await openLine();
  const demand = await line.register({ confidential: true });
  line.turnTo('2021-05-24T10:00:00+08:00');
  const centre = await line.as(line.dispatcher);
  const path = `${desk}/${demand.number}`;
  const post = (fields: { [name: string]: string }) => centre.post(`${path}/acts`, fields);
  expect((await post({ act: 'split', seq: '1', titles: '\n' })).status).toBe(422);
  expect((await post({ act: 'split', seq: '1', titles: '第一\n'.repeat(11) })).status).toBe(422);
  const done = await centre.follow(await post({ act: 'split', seq: '1', titles: '退费\n教室消防\n' }));
  expect(done.words).toContain('SQ-20210524-0001、SQ-20210524-0002');
  const part = await findInquiryByNumber(line.ctx, 'SQ-20210524-0002');
  expect(part?.row).toMatchObject({ title: '教室消防', confidential: 1, receipt_id: null });
  expect(part?.standing.clocks[0]?.dueAt).toEqual(demand.dueAt);
  const page = await centre.get(`${desk}/SQ-20210524-0002`);
  expect(page.words).toContain(`由${demand.number}拆分而来`);
  const back = page.forms.find(({ fields }) => fields.get('act') === 'merge');
  expect(back?.fields.get('into')).toBe(demand.number);
});

test('overdue cases are urged on one by one or together, and what a colleague changed is told', async () => {
  const line = await openLine();
  const one = await line.register();
  const other = await line.register();
  for (const each of [one, other])
    await line.act(each, line.dispatcher, 'transfer', { to: line.education.id });
  line.turnTo('2021-05-31T10:00:00+08:00');
  const centre = await line.as(line.dispatcher);
  const queue = await centre.get(`${desk}?tab=overdue`);
  const form = queue.form('/acts?tab=overdue');
  expect((await centre.press(form, '督办勾选的')).summary).toEqual(['#cases']);
  const alone = await centre.press(form, '督办');
  expect(alone.words).toContain('已办理1件');
  form.fill({ cases: [`${one.number}.2`, `${other.number}.2`] });
  const both = await centre.press(form, '督办勾选的');
  expect(both.words).toContain('没有办成');
  expect((await findInquiryByNumber(line.ctx, one.number))?.standing.supervised).toBe(1);
  expect((await findInquiryByNumber(line.ctx, other.number))?.standing.supervised).toBe(1);
  const many = new URLSearchParams([['act', 'supervise'], ...Array(51).fill(['cases', `${one.number}.3`])]);
  expect((await centre.post(`${desk}/acts`, many)).status).toBe(422);
  const school = await line.as(line.teacher);
  expect((await school.post(`${desk}/acts`, { act: 'supervise', cases: `${one.number}.3` })).status).toBe(
    403,
  );
  const home = await (await line.as(line.secondDispatcher)).get('/workspace');
  expect(home.words).toContain('2件诉求或者申请超期未答复');
});

test('a reply begins with a template of the department, which names nothing unknown', async () => {
  const line = await openLine();
  const demand = await line.register();
  await line.act(demand, line.dispatcher, 'transfer', { to: line.education.id });
  const school = await line.as(line.teacher);
  const templates = `${desk}/templates`;
  const bad = await school.post(templates, { title: '退费', text: '{{name}}您好' });
  expect([bad.status, bad.summary]).toEqual([422, ['#text']]);
  const kept = await school.press(
    (await school.get(templates))
      .form('/templates')
      .fill({ title: '退费', text: '{{number}}已于{{day}}办理。' }),
  );
  const [link = ''] = kept.links.filter((each) => each.startsWith(`${templates}/`));
  const open = await school.get(`${desk}/${demand.number}`);
  const [use = ''] = open.links.filter((each) => each.includes('template='));
  expect((await school.get(use.replace(/#.*/, ''))).html).toContain(
    `>${demand.number}已于2021年5月20日办理。</textarea>`,
  );
  const bus = await line.as(line.driver);
  expect((await bus.get(templates)).words).not.toContain('退费');
  expect((await bus.get(link)).status).toBe(404);
  expect((await bus.post(templates, { department: line.education.id, title: '一', text: '二' })).status).toBe(
    403,
  );
  await school.press((await school.get(link)).form('/removal'));
  expect((await school.get(link)).status).toBe(404);
});
