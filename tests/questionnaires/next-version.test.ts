import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { getQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { signedInAs } from '../consultations/preparation-support.ts';
import { makeOfficer } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { bringIn, type Making, openMaking, propose, publishText, set, settings, signOff } from './support.ts';

const first = [
  '问卷',
  '第一部分 甲 {A}',
  '1. 您常来大厅吗[单选][必答] {Q1}',
  '常来 {A1}',
  '不常来 {A2}',
  '第二部分 乙 {B}',
  '2. 您满意吗[单选][必答] {Q2}',
  '满意 {A1}',
  '不满意 {A2}',
  '3. 要停车吗[单选] {Q3}',
  '要 {A1}',
  '不要 {A2}',
].join('\n');

/** A word corrected in Q1, an option more in Q2, Q3 gone, Q4 new. */
const second = first
  .replace('常来大厅吗', '经常来大厅吗')
  .replace('不满意 {A2}', '不满意 {A2}\n说不清 {A3}')
  .replace(/3\. 要停车[\s\S]*/, '3. 坐什么车来[单选] {Q4}\n公交 {A1}\n地铁 {A2}');

const change = {
  change_note: '第2题增加一个选项，停车改问交通',
  closes_at: '2021-06-20',
  results_due_on: '2021-07-20',
};

async function openFirst() {
  const making = await openMaking();
  const { editor } = await publishText(making, first, { intro: '说明' });
  return { making, editor, questionnaire: await getQuestionnaire(making.ctx, 'hall-survey') };
}

/** The next version in preparation, worded as given. */
async function beginSecond(making: Making, words = second) {
  const editor = await making.as(making.editor);
  const { id } = await getQuestionnaire(making.ctx, 'hall-survey');
  const address = await bringIn(editor, { act: 'version', version: `q:${id}` });
  const form = (await editor.get(`${address}/text`)).form('/text');
  await editor.press(form.fill({ text: words }), '替换题目');
  return { editor, address };
}

async function publishSecond(making: Making) {
  const { editor, address } = await beginSecond(making);
  await set(editor, address, { ...change, 'rewording.Q1': 'typo' });
  return signOff(await making.as(making.approver), await propose(editor, address));
}

test('a next version says of each wording what it changes, and tells the public', async () => {
  const { making } = await openFirst();
  const { editor, address } = await beginSecond(making);
  const page = await editor.get(address);
  expect(page.words).toContain('改了文字，请说明意思变没变：第1题（Q1）');
  expect(page.words).toContain('请写明给公众的改动说明');
  expect(page.words).toContain('Q2/A3 · 新增 说不清');
  expect(page.words).toContain('Q3 · 取消 要停车吗');
  const meaning = await set(editor, address, { ...change, 'rewording.Q1': 'meaning' });
  expect(meaning.words).toContain('意思变了或者题型变了，请换一个代码：第1题（Q1）');
  expect((await editor.post(`${address}/proposals`, {})).status).toBe(409);
  const typo = await set(editor, address, { 'rewording.Q1': 'typo' });
  expect(typo.words).toContain('可以送审');
  const english = await editor.get(`/en${address}`);
  expect(english.words).toContain('Changes since version 1');
});

test('another kind under the same code is refused', async () => {
  const { making } = await openFirst();
  const { editor, address } = await beginSecond(making, first.replace('停车吗[单选]', '停车吗[多选]'));
  const page = await set(editor, address, change);
  expect(page.words).toContain('请换一个代码：第3题（Q3）');
});

test('who has begun on version 1 finishes, looks up and corrects on it; who comes after gets version 2', async () => {
  const { making, questionnaire } = await openFirst();
  const early = new Browser(making);
  const begun = await early.press((await early.get('/questionnaires/hall-survey')).form('/answering'));
  const next = await early.press(begun.form('/sections/A').fill({ Q1: 'A1' }));

  expect((await publishSecond(making)).status).toBe(200);
  const now = await getQuestionnaire(making.ctx, 'hall-survey');
  expect(now.versions.map(({ no }) => no)).toEqual([1, 2]);
  expect(now.versions[0]).toEqual(questionnaire.live);
  expect(now.closesAt.toISOString()).toBe('2021-06-20T16:00:00.000Z');
  expect(now.opensAt).toEqual(questionnaire.opensAt);
  expect(now.live.rewordings).toEqual([{ place: 'Q1', kind: 'typo' }]);

  expect(next.words).toContain('要停车吗');
  const check = await early.press(next.form('/sections/B').fill({ Q2: 'A1', Q3: 'A2' }));
  const received = await early.press(check.form('/responses'));
  expect(received.words).toContain('收到答卷，第1版问卷');
  const held = await early.post('/receipts', { receipt: received.receipt });
  expect(held.words).toContain('要停车吗');
  const correcting = await early.press(held.form('/receipts/correction'));
  const on = correcting.forms.find(({ action }) => action.endsWith('/sections/A'));
  const step = on ? correcting : await early.get('/questionnaires/hall-survey/sections/A');
  const later = await early.press(step.form('/sections/A').fill({ Q1: 'A2' }));
  expect(later.words).toContain('要停车吗');
  const again = await early.press(later.form('/sections/B').fill({ Q3: 'A1' }));
  expect((await early.press(again.form('/responses'))).words).toContain('您的修改收到了');

  const late = new Browser(making);
  const intro = await late.get('/questionnaires/hall-survey');
  expect(intro.words).toContain('第2版：第2题增加一个选项，停车改问交通');
  const fresh = await late.press(intro.form('/answering'));
  expect(fresh.words).toContain('您经常来大厅吗');
  const last = await late.press(fresh.form('/sections/A').fill({ Q1: 'A1' }));
  expect(last.words).toContain('坐什么车来');
  expect(last.words).not.toContain('要停车吗');
});

test('programs and devices may send version 1 until the close', async () => {
  const { making } = await openFirst();
  await publishSecond(making);
  const send = (version: number, answers: object) =>
    making.app.request('/api/v1/questionnaires/hall-survey/responses', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ version, language: 'zh-CN', answers }),
    });
  expect((await send(1, { Q1: 'A1', Q2: 'A1', Q3: 'A1' })).status).toBe(201);
  expect((await send(1, { Q1: 'A1', Q2: 'A3' })).status).toBe(422);
  expect((await send(2, { Q1: 'A1', Q2: 'A3', Q4: 'A2' })).status).toBe(201);
  expect((await send(2, { Q1: 'A1', Q2: 'A3', Q3: 'A1' })).status).toBe(422);
  const step = await new Browser(making).get('/questionnaires/hall-survey/sections/A?version=1');
  expect(step.words).toContain('您常来大厅吗');
});

test('figures show the seam: what was reworded, items of one version with a base of their own', async () => {
  const { making } = await openFirst();
  const send = (version: number, answers: object) =>
    making.app.request('/api/v1/questionnaires/hall-survey/responses', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ version, language: 'zh-CN', answers }),
    });
  for (let at = 0; at < 31; at++) await send(1, { Q1: 'A1', Q2: 'A1', Q3: 'A1' });
  await publishSecond(making);
  for (let at = 0; at < 33; at++) await send(2, { Q1: 'A2', Q2: 'A3', Q4: 'A2' });
  making.turnTo('2021-06-21T09:00:00+08:00');
  const analyst = await signedInAs(making, await makeOfficer(making.ctx, making.department, ['analyst']));
  const board = await analyst.get('/workspace/questionnaires/hall-survey');
  const sheet = await analyst.post(board.form('/releases').action, {});
  expect(sheet.status).toBe(303);
  const seen = await analyst.get('/workspace/questionnaires/hall-survey/figures?item=Q1');
  expect(seen.words).toContain('自2021年5月20日（第2版）起文字有改动，意思不变');
  const figure = async (item: string) => {
    const { html } = await analyst.get(`/workspace/questionnaires/hall-survey/figures.json?item=${item}`);
    return JSON.parse(html) as { base: number };
  };
  expect((await figure('Q1')).base).toBe(64);
  expect((await figure('Q3')).base).toBe(31);
  expect((await figure('Q4')).base).toBe(33);
  await signOff(await making.as(making.approver), sheet.location);
  making.ctx.pages.expire();
  const results = await new Browser(making).get('/questionnaires/hall-survey/results');
  expect(results.words).toContain('自2021年5月20日（第2版）起才有这一题');
  expect(results.words).toContain('自2021年5月20日（第2版）起不再问这一题');
  expect(results.words).toContain('自2021年5月20日（第2版）起选项有增减');
  expect(results.words).toContain('要停车吗');
  const english = await new Browser(making).get('/en/questionnaires/hall-survey/results');
  expect(english.words).toContain('only later responses are in its base');
});

test('the close is never set before now, an earlier one is pointed out, address and opening stay', async () => {
  const { making } = await openFirst();
  const { editor, address } = await beginSecond(making);
  const form = (await editor.get(address)).form(address).fill({ ...change, closes_at: '2021-06-01' });
  form.fields.set('slug', 'elsewhere');
  form.fields.set('opens_at', '2021-01-01');
  form.fields.set('exercise', 'yes');
  const page = await editor.press(form);
  expect(page.words).toContain('截止时间早于已经公布的时间');
  const past = await set(editor, address, { closes_at: '2021-05-10' });
  expect(past.words).toContain('截止时间已经过去');
  await set(editor, address, { closes_at: '2021-06-20', 'rewording.Q1': 'typo' });
  await signOff(await making.as(making.approver), await propose(editor, address));
  const now = await getQuestionnaire(making.ctx, 'hall-survey');
  expect(now.exercise).toBe(false);
  expect(now.opensAt.toISOString()).toBe('2021-05-19T16:00:00.000Z');
});

test('two next versions: the second is measured against the first, and what waited cannot be signed', async () => {
  const { making } = await openFirst();
  const one = await beginSecond(making);
  await set(one.editor, one.address, { ...change, 'rewording.Q1': 'typo' });
  const two = await beginSecond(making, first.replace('您满意吗', '您满不满意'));
  await set(two.editor, two.address, { ...settingsOfSecond, 'rewording.Q2': 'typo' });
  const waiting = await propose(two.editor, two.address);
  const signer = await making.as(making.approver);
  const form = (await signer.get(waiting)).form('/signature');
  await signOff(signer, await propose(one.editor, one.address));
  expect((await signer.press(form.fill({ secrecy: 'reviewed' }))).status).toBe(409);
  expect((await two.editor.get(two.address)).words).toContain('与第2版的不同');
});

const settingsOfSecond = { change_note: '改一个字', closes_at: settings.closes_at };

test('a closed questionnaire has no next version', async () => {
  const { making, questionnaire } = await openFirst();
  const { editor, address } = await beginSecond(making);
  await set(editor, address, { ...change, 'rewording.Q1': 'typo' });
  const sheet = await propose(editor, address);
  making.turnTo('2021-06-16T09:00:00+08:00');
  const signer = await making.as(making.approver);
  expect((await signOff(signer, sheet)).status).toBe(409);
  const again = await making.as(making.editor);
  const refused = await again.post('/workspace/questionnaires/new', {
    act: 'version',
    version: `q:${questionnaire.id}`,
  });
  expect(refused.status).toBe(422);
});
