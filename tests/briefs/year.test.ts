import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { type Line, openLine } from '../inquiries/support.ts';
import { makeOfficer } from '../staff/support.ts';
import { publish } from '../support/publish.ts';

const apply = (line: Line, requester: 'person' | 'enterprise' | 'organisation') =>
  line.register({
    ...{ departmentId: line.education.id, kind: 'disclosure', channel: 'hall', requester },
    category: undefined,
  });

const bytesOf = async (line: Line, path: string) => {
  const browser = await line.as(line.teacher);
  const Cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await line.app.request(path, { headers: { Cookie } });
  return { status: answer.status, sheets: await readExcelFile(Buffer.from(await answer.arrayBuffer())) };
};

test('the year of an office, on its page and cell by cell in the tables of the annual report', async () => {
  const line = await openLine();
  const { teacher, education, transport } = line;
  line.turnTo('2020-12-30T10:00:00+08:00');
  await apply(line, 'person');
  line.turnTo('2021-03-01T10:00:00+08:00');
  const answers = [
    [await apply(line, 'person'), { kind: 'refused', ground: 'refused_4' }],
    [await apply(line, 'enterprise'), { kind: 'not_held' }],
    [await apply(line, 'organisation'), { kind: 'partly' }],
  ] as const;
  await apply(line, 'person');
  for (const [of, said] of answers) {
    await line.act(of, undefined, 'accept', {});
    await line.act(of, teacher, 'reply', { text: '答复书', ...said });
  }
  const demand = await line.register();
  await line.act(demand, line.dispatcher, 'transfer', { to: education.id });
  const other = await line.register();
  await line.act(other, line.dispatcher, 'transfer', { to: transport.id });
  await publish(line.ctx);
  line.turnTo('2022-01-12T10:00:00+08:00');

  const desk = await line.as(teacher);
  expect((await desk.get('/workspace/statistics')).heading).toContain('2022');
  const zh = await desk.get('/workspace/statistics/2021');
  expect(zh.words).toContain('教育局（示例）');
  expect(zh.words).toContain(`逾期的诉求：${demand.number}`);
  // Another office’s.
  expect(zh.words).not.toContain(other.number);
  expect(zh.words).toContain('4.保护第三方合法权益');
  expect(zh.words).toContain('解读间隔（工作日，中位数）—');
  const en = await desk.get('/en/workspace/statistics/2021');
  expect(en.words).toContain('What a site inspection asks of interaction');
  expect((await desk.get('/workspace/statistics/20211')).status).toBe(404);
  expect((await (await line.as(line.clerk)).get('/workspace/statistics/2021')).status).toBe(403);

  const { status, sheets } = await bytesOf(line, '/workspace/statistics/2021.xlsx');
  expect(status).toBe(200);
  expect(sheets.map(({ sheet }) => sheet).slice(0, 6)).toEqual([
    '一、总体情况',
    '二、主动公开',
    '三、申请',
    '四、复议诉讼',
    '五、问题',
    '六、其他',
  ]);
  const table = sheets[2]?.data ?? [];
  const row = (start: string) => table.find(([name]) => String(name).startsWith(start))?.slice(1);
  expect(row('一、本年新收')).toEqual([2, 1, null, null, null, 1, 4]);
  expect(row('二、上年结转')).toEqual([1, 0, null, null, null, 0, 1]);
  expect(row('三、本年度办理结果（二）部分公开')).toEqual([0, 0, null, null, null, 1, 1]);
  expect(row('三、本年度办理结果（三）不予公开：4')).toEqual([1, 0, null, null, null, 0, 1]);
  expect(row('三、本年度办理结果（四）无法提供：1')).toEqual([0, 1, null, null, null, 0, 1]);
  const [fresh, over, done, on] = ['一、', '二、', '三、本年度办理结果（七）', '四、'].map(
    (start) => row(start)?.at(-1) as number,
  );
  expect((fresh ?? 0) + (over ?? 0)).toBe((done ?? 0) + (on ?? 0));
  // What nobody counts here is empty, not nought.
  expect(sheets[1]?.data.slice(3).flatMap((cells) => cells.slice(3))).toEqual(Array(18).fill(null));
  const acts = await line.ctx.db
    .selectFrom('audit_event')
    .select(['act', 'subject', 'department_id'])
    .where('act', '=', 'statistics.exported')
    .execute();
  expect(acts).toEqual([{ act: 'statistics.exported', subject: '2021', department_id: education.id }]);
});

test('a year of which nothing is known says so, and a rate of nothing is no nought', async () => {
  const line = await openLine();
  const decision = await makeOfficer(line.ctx, line.education, ['decision']);
  const page = await (await line.as(decision)).get('/workspace/statistics/2019');
  expect(page.status).toBe(200);
  expect(page.words).toContain('这一年没有办结的申请。');
  expect(page.words).toContain('按时办结率（%）—');
});
