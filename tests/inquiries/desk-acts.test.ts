import { expect, test } from 'vitest';
import { standingOf } from '#server/inquiries/case/standing.ts';
import { factsOf, findInquiryByNumber } from '#server/inquiries/inquiries.ts';
import { openLine } from './support.ts';

const at = (number: string) => `/workspace/inquiries/${number}`;

test('a demand goes from the desk to a rating by forms alone, each for those who may, and what is wrong stays typed', async () => {
  const line = await openLine();
  const { number } = await line.register();
  const path = at(number);
  const centre = await line.as(line.dispatcher);
  const school = await line.as(line.teacher);
  const bus = await line.as(line.driver);
  const phone = await line.as(line.clerk);
  const formOf = async (browser: typeof centre, act: string) => {
    const page = await browser.get(path);
    const form = page.forms.find(({ fields }) => fields.get('act') === act);
    if (!form) throw new Error(`No ${act} on ${page.status}: ${page.words}`);
    return form;
  };
  const does = async (browser: typeof centre, act: string, fields: { [name: string]: string | string[] }) =>
    browser.press((await formOf(browser, act)).fill(fields));

  const empty = await does(centre, 'transfer', { note: '请核实' });
  expect([empty.status, empty.summary]).toEqual([422, ['#transfer-to']]);
  expect(empty.html).toContain('>请核实</textarea>');
  expect(empty.title).toMatch(/^错误：/);
  await does(centre, 'transfer', { to: line.transport.id });
  expect((await school.get(path)).status).toBe(404);
  // What only the centre may do is refused, and its form is not there.
  expect((await bus.post(`${path}/acts`, { act: 'transfer', seq: '2', to: line.education.id })).status).toBe(
    403,
  );
  expect((await bus.post(`${path}/acts`, { act: 'nothing', seq: '2' })).status).toBe(400);
  await does(bus, 'return', { reason: 'duty', note: '属于教育部门' });
  expect((await centre.get(path)).words).toContain('不属于本单位职责');
  await does(centre, 'transfer', { to: line.education.id, with: [line.transport.id] });
  expect((await does(bus, 'note', { note: '公交线路不受影响' })).words).toContain('公交线路不受影响');
  await does(school, 'ask-extension', { days: '5', reason: '核对账目' });
  const asked = await centre.get('/workspace/inquiries?tab=extensions');
  expect(asked.words).toContain(number);
  await does(centre, 'grant-extension', { days: '4' });
  expect((await school.get(path)).words).toContain('应在2021年6月2日17:00前答复');
  await does(school, 'reply', { text: '已登记退费。' });
  await does(phone, 'call-back', { way: 'phone', rating: 'dissatisfied', note: '没有日期' });
  await does(centre, 'reopen', { reason: '写明日期', days: '2' });
  await does(school, 'reply', { text: '6月10日前到账。' });
  await does(phone, 'call-back', { way: 'phone' });
  await does(centre, 'close', {});
  await does(phone, 'rate', { rating: 'satisfied' });
  const inquiry = await findInquiryByNumber(line.ctx, number);
  if (!inquiry) throw new Error('Nothing');
  expect(inquiry.standing).toMatchObject({ state: 'closed', rating: 'satisfied', reopened: 1, transfers: 2 });
  expect(standingOf(factsOf(inquiry.row), inquiry.acts)).toEqual(inquiry.standing);
  const page = await (await line.as(line.secondDispatcher)).get(`/en${path}`);
  for (const words of ['Returned to the dispatcher', 'Not this body', 'Reopened 1 time', 'Satisfied'])
    expect(page.words).toContain(words);
});

test('a colleague who was faster is named in a 409, and what was written is still there', async () => {
  const line = await openLine();
  const demand = await line.register();
  await line.act(demand, line.dispatcher, 'transfer', { to: line.education.id });
  const school = await line.as(line.teacher);
  const form = (await school.get(at(demand.number))).forms.find(
    ({ fields }) => fields.get('act') === 'reply',
  );
  if (!form) throw new Error('No form');
  const words = '已经联系机构，将在十个工作日以内办理退费。';
  form.fill({ text: words });
  await line.act(demand, line.dispatcher, 'supervise', { note: '请抓紧' });
  const late = await school.press(form);
  expect(late.status).toBe(409);
  expect(late.html).toContain(`>${words}</textarea>`);
  await line.act(demand, line.dispatcher, 'merge', { into: 'none' });
  const gone = await school.press(form);
  expect([gone.status, gone.words.includes(words)]).toEqual([409, true]);
  await line.act(demand, line.dispatcher, 'unmerge', {});
  const own = await (await line.as(line.teacher)).post(`${at(demand.number)}/acts`, {
    act: 'grant-extension',
    seq: '5',
    days: '1',
  });
  expect(own.status).toBe(409);
});

test('marks, hand-overs, refusals and withdrawals by the desk do what they say', async () => {
  const line = await openLine();
  const centre = await line.as(line.dispatcher);
  const post = async (demand: { id: string; number: string }, browser: typeof centre, fields: object) => {
    const { seq } = await line.ctx.db
      .selectFrom('inquiry')
      .select('seq')
      .where('id', '=', demand.id)
      .executeTakeFirstOrThrow();
    return browser.post(`${at(demand.number)}/acts`, { seq: String(seq), ...fields });
  };
  const urgent = await line.register();
  expect((await post(urgent, centre, { act: 'mark', marks: ['urgent', 'confidential'] })).status).toBe(303);
  expect((await centre.get(at(urgent.number))).words).toContain('应在2021年5月20日14:00前答复');
  expect((await post(urgent, centre, { act: 'hand-over', office: 'nobody' })).status).toBe(422);
  expect((await post(urgent, centre, { act: 'hand-over', office: 'discipline' })).status).toBe(303);
  expect((await centre.get(at(urgent.number))).words).toContain('纪检监察机关');
  const refused = await line.register();
  await post(refused, centre, { act: 'not-accept', rule: 'judicial' });
  expect((await centre.get(at(refused.number))).words).toContain('请向作出裁判');
  const taken = await line.register();
  const phone = await line.as(line.clerk);
  expect((await post(taken, centre, { act: 'withdraw', sure: 'yes' })).status).toBe(403);
  expect((await post(taken, phone, { act: 'withdraw' })).status).toBe(422);
  expect((await post(taken, phone, { act: 'add', words: '还有一件事' })).status).toBe(303);
  expect((await post(taken, phone, { act: 'withdraw', sure: 'yes' })).status).toBe(303);
  const left = await centre.get(at(taken.number));
  expect(left.html).not.toContain('还有一件事');
  expect(left.html).not.toContain('上周关门');
});
