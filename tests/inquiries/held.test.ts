import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { type Line, openLine } from './support.ts';

const words = '只有持回执的人看得到的龘事';

async function holding(line: Line, asked: { receipt: string | undefined }) {
  const holder = new Browser(line);
  const receipt = asked.receipt ?? '';
  const open = (prefix = '') => holder.post(`${prefix}/receipts`, { receipt });
  return { holder, open };
}

test('a receipt opens the whole case: words, steps, answer; and no note of an officer', async () => {
  const line = await openLine();
  const asked = await line.register({ title: words, details: { place: '某站' } });
  await line.act(asked, line.dispatcher, 'transfer', { to: line.education.id, note: '内部备注' });
  await line.act(asked, line.dispatcher, 'supervise', { note: '内部督办' });
  const { open } = await holding(line, asked);
  const waiting = await open();
  for (const told of [words, '某站', asked.number, '转教育局（示例）办理', '还没有答复'])
    expect(waiting.words).toContain(told);
  expect(waiting.forms.some(({ action }) => action.endsWith('/rating'))).toBe(false);
  await line.act(asked, line.teacher, 'reply', { text: '已退费。' });
  const page = await open('/en');
  expect(page.words).toContain('已退费。');
  expect(page.words).toContain('Answered by Education Bureau (sample)');
  expect(`${waiting.html}${page.html}`).not.toMatch(/内部/);
});

test('its holder adds once for what is sent twice, and is told of numbers of persons', async () => {
  const line = await openLine();
  const asked = await line.register();
  const { holder, open } = await holding(line, asked);
  const form = (await open()).form('/addition').fill({ addition: '又有新情况' });
  await holder.press(form);
  const page = await holder.press(form);
  expect([page.status, page.words.split('又有新情况').length - 1]).toEqual([200, 1]);
  const told = await holder.press(page.form('/addition').fill({ addition: '打13812345678' }));
  expect([told.status, told.summary]).toEqual([422, ['#addition']]);
  expect(told.form('/addition').fields.get('addition')).toBe('打13812345678');
  const sent = await holder.press(told.form('/addition').fill({ told: 'yes' }));
  expect([sent.status, sent.words.includes('打13812345678')]).toEqual([200, true]);
  expect((await holder.press(page.form('/addition'))).summary).toEqual(['#addition']);
});

test('an answer is rated, and again until the line has called back', async () => {
  const line = await openLine();
  const asked = await line.register();
  await line.act(asked, line.clerk, 'answer', { text: '这样办', way: 'direct' });
  const { holder, open } = await holding(line, asked);
  const form = (await open()).form('/rating');
  expect((await holder.press(form)).summary).toEqual(['#rating']);
  const rate = (rating: string, why: string) => holder.press(form.fill({ rating, why }));
  expect((await rate('dissatisfied', '长'.repeat(301))).summary).toEqual(['#why']);
  expect((await rate('dissatisfied', '没有解决')).status).toBe(200);
  const stored = () => line.ctx.db.selectFrom('inquiry').select('rating').executeTakeFirstOrThrow();
  expect(await stored()).toEqual({ rating: 'dissatisfied' });
  expect((await rate('satisfied', '')).status).toBe(200);
  await line.act(asked, line.clerk, 'call-back', { way: 'phone', rating: 'satisfied' });
  expect((await rate('dissatisfied', '')).status).toBe(409);
  expect(await stored()).toEqual({ rating: 'satisfied' });
});

test('a correction notice is answered, and the time runs afresh from today', async () => {
  const line = await openLine();
  const departmentId = line.education.id;
  const asked = await line.register({
    kind: 'disclosure',
    category: undefined,
    day: '2021-05-17',
    departmentId,
  });
  const { holder, open } = await holding(line, asked);
  expect((await open()).forms.some(({ action }) => action.endsWith('/correction'))).toBe(false);
  await line.act(asked, line.teacher, 'ask-correction', { what: '请写明文件名称', until: '2021-06-10' });
  const notice = await open();
  for (const told of ['请写明文件名称', '2021年6月10日']) expect(notice.words).toContain(told);
  const page = await holder.press(notice.form('/correction').fill({ correction: '要某文件' }));
  expect([page.status, page.words.includes('收到补正')]).toEqual([200, true]);
  expect(page.words).toContain('2021年6月18日24:00');
  expect((await holder.post('/receipts/inquiries/correction', { receipt: '0' })).status).toBe(422);
});

test('a case that was taken back leaves its number alone, and shows no more', async () => {
  const line = await openLine();
  const asked = await line.register({ title: words, body: words, contacts: { contact: words } });
  const { holder, open } = await holding(line, asked);
  const before = await open();
  expect(before.words).toContain('最迟到2023年5月20日删除');
  await holder.press(before.form('/addition').fill({ addition: words }));
  const sure = await holder.press((await open()).form('/withdrawal'));
  expect((await holder.press(sure.form('/withdrawal'))).status).toBe(200);
  const page = await open();
  expect(page.words).toContain('已于2021年5月20日撤回');
  expect(page.html).not.toContain('龘');
  expect(page.forms.some(({ action }) => action.endsWith('/addition'))).toBe(false);
  for (const table of ['inquiry_words', 'inquiry_contact'] as const)
    expect(await line.ctx.db.selectFrom(table).selectAll().execute()).toEqual([]);
  expect(await line.ctx.db.selectFrom('inquiry').select(['state', 'title']).execute()).toEqual([
    { state: 'withdrawn', title: null },
  ]);
});
