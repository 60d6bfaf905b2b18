import { expect, test } from 'vitest';
import { getQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { signedInAs } from '../consultations/preparation-support.ts';
import { makeOfficer } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { social } from '../support/definitions.ts';
import {
  begin,
  bringIn,
  openMaking,
  propose,
  publishText,
  root,
  set,
  settings,
  signOff,
  text,
} from './support.ts';

test('what was recognised is shown line by line before anything is kept', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const page = await editor.post(begin, { act: 'preview', text: `${text}\n3. 没有选项[单选]` });
  expect(page.status).toBe(200);
  expect(page.words).toContain('读入10行，识别出1个部分、3道题');
  expect(page.words).toContain('行 10 3. 没有选项[单选]: 选择题少于两个选项');
  expect((await editor.get(root)).words).toContain('还没有准备中的问卷');
  expect((await editor.post(begin, { act: 'keep', text: ' ' })).status).toBe(422);
  const english = await editor.post(`/en${begin}`, { act: 'preview', text });
  expect(english.words).toContain('9 lines read: 1 parts, 2 questions');
});

test('a file is taken whole, with its logic; one with faults says where they are', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const refused = await editor.post(begin, { act: 'file', file: '{"schema":1,"slug":"X"}' });
  expect(refused.status).toBe(422);
  expect(refused.words).toContain('/slug：写法不对');
  expect((await editor.post(begin, { act: 'file', file: `${'['.repeat(60_000)}` })).status).toBe(422);
  const address = await bringIn(editor, { act: 'file', file: JSON.stringify(social) });
  await set(editor, address, { ...settings, slug: 'social-again' });
  await signOff(await making.as(making.approver), await propose(editor, address));
  const { live } = await getQuestionnaire(making.ctx, 'social-again');
  expect(live.definition.sections).toEqual(social.sections);
  expect(live.definition.lists).toEqual(social.lists);
  expect(live.definition.privacy.retention['zh-CN']).toContain('12个月');
});

test('gaps are kept, each with a way to its field; nothing is proposed over them', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text: '问卷\n1. 甲[单选]\n只有一个' });
  const page = await editor.get(address);
  const ids = page.ids;
  const obstacles = page.links.filter((link) => link.startsWith('#') && link !== '#main');
  expect(obstacles).toEqual(
    expect.arrayContaining(['#slug', '#opens_at', '#closes_at', '#item.Q1', '#retention_months']),
  );
  for (const link of obstacles) expect(ids).toContain(link.slice(1));
  expect(page.words).toContain('第1题（Q1）：选项少于两个');
  expect((await editor.post(`${address}/proposals`, {})).status).toBe(409);
  await set(editor, address, { title: '改过的标题', minutes: '' });
  expect((await editor.get(address)).heading).toBe('改过的标题');
});

test('times that are none are shown again as they were entered', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text });
  const page = await set(editor, address, {
    closes_at: '2021-06-31',
    opens_at: '2021-06-01',
    'opens_at.time': '25:00',
    minutes: 'x',
  });
  expect(page.status).toBe(422);
  expect(page.summary).toEqual(expect.arrayContaining(['#closes_at', '#opens_at.time', '#minutes']));
  expect(page.form(address).fields.get('opens_at.time')).toBe('25:00');
});

test('a period of less than a day, results before the close and no channel stop it', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text });
  const form = (await editor.get(address)).form(address).fill({
    ...settings,
    closes_at: '2021-05-20',
    'closes_at.time': '20:00',
    results_due_on: '2021-05-20',
    'channel.online': [],
  });
  const page = await editor.press(form);
  expect(page.words).toContain('开放时间不足一天');
  expect(page.words).toContain('结果公布期限要在截止以后');
  expect(page.words).toContain('至少选一个填写渠道');
  const past = await set(editor, address, { closes_at: '2021-05-19' });
  expect(past.words).toContain('截止时间已经过去');
});

test('the privacy notice says what is collected, and the office cannot say less', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text });
  const form = (await editor.get(address)).form(address).fill({ ...settings, profile: ['age', 'sex'] });
  const page = await editor.press(form);
  expect(page.words).toContain('基本情况：您的年龄段是？；您的性别是？；对各题的选择；您自愿填写的文字');
  const claimed = await set(editor, address, { intro: '本问卷不收集任何个人信息。' });
  expect(claimed.words).toContain('说不收集个人信息');
  expect((await editor.post(`${address}/proposals`, {})).status).toBe(409);
});

test('missing English is a warning: it is published in Chinese only', async () => {
  const making = await openMaking();
  await publishText(making, '问卷\n1. 甲[单选]\n是\n否', { intro: '说明' });
  const { live } = await getQuestionnaire(making.ctx, 'hall-survey');
  expect(live.definition.languages).toEqual(['zh-CN']);
});

test('an address belongs to one questionnaire, in preparation too', async () => {
  const making = await openMaking();
  const { editor } = await publishText(making);
  const other = await bringIn(editor, { act: 'keep', text });
  expect((await set(editor, other, settings)).words).toContain('网址名称已被另一份问卷使用');
  expect((await set(editor, other, { slug: 'new' })).words).toContain('网址名称已被另一份问卷使用');
});

test('two officers do not write over each other', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text });
  const first = (await editor.get(address)).form(address);
  const second = (await editor.get(address)).form(address);
  await editor.press(first.fill({ title: '甲' }));
  const page = await editor.press(second.fill({ title: '乙' }));
  expect(page.status).toBe(422);
  expect(page.form(address).fields.get('title')).toBe('乙');
  expect((await editor.get(address)).heading).toBe('甲');
});

test('as text, questions are added and taken out while logic stays with its codes', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'file', file: JSON.stringify(social) });
  const form = (await editor.get(`${address}/text`)).form('/text');
  const words = form.fields.get('text') ?? '';
  expect(words).toContain('{Q21}');
  await editor.press(form, '替换题目');
  const again = (await editor.get(`${address}/text`)).form('/text');
  expect(again.fields.get('text')).toBe(words);
  await editor.press(
    again.fill({ text: words.replace(/^\d+\..*\{Q22\}.*$/m, '22. 改问别的[数字0~9] {Q23}') }),
    '替换题目',
  );
  await set(editor, address, { ...settings, slug: 'by-text' });
  await signOff(await making.as(making.approver), await propose(editor, address));
  const { live } = await getQuestionnaire(making.ctx, 'by-text');
  const items = itemsOf(live.definition);
  expect(items.map(({ code }) => code)).toEqual([
    ...itemsOf(social)
      .map(({ code }) => code)
      .slice(0, -1),
    'Q23',
  ]);
  expect(items.slice(0, -1)).toEqual(itemsOf(social).slice(0, -1));
});

test('a copy of a published questionnaire needs an address and a period of its own', async () => {
  const making = await openMaking();
  const { editor } = await publishText(making);
  const { id } = await getQuestionnaire(making.ctx, 'hall-survey');
  const address = await bringIn(editor, { act: 'copy', copy: `q:${id}` });
  const page = await editor.get(address);
  expect(page.words).toContain('还没有填写：网址名称');
  await set(editor, address, { ...settings, slug: 'hall-again' });
  await signOff(await making.as(making.approver), await propose(editor, address));
  expect((await new Browser(making).get('/questionnaires/hall-again')).status).toBe(200);
  expect((await editor.post(begin, { act: 'copy', copy: 'q:nothing' })).status).toBe(422);
});

test('whoever wrote a part does not sign it, and what was changed since cannot be signed', async () => {
  const making = await openMaking();
  const both = await makeOfficer(making.ctx, making.department, ['editor', 'approver']);
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text });
  await set(editor, address, settings);
  const writer = await making.as(both);
  await set(writer, address, { minutes: '3' });
  const sheet = await propose(editor, address);
  expect((await signOff(writer, sheet)).status).toBe(403);
  const signer = await making.as(making.approver);
  const form = (await signer.get(sheet)).form('/signature');
  await set(editor, address, { minutes: '4' });
  expect((await signer.press(form.fill({ secrecy: 'reviewed' }))).status).toBe(409);
  expect((await new Browser(making).get('/questionnaires/hall-survey')).status).toBe(404);
});

test('other departments find nothing, and who does not write cannot', async () => {
  const making = await openMaking();
  const editor = await making.as(making.editor);
  const address = await bringIn(editor, { act: 'keep', text });
  const other = await createDepartment(making.ctx, {
    slug: 'other',
    name: { 'zh-CN': '别局（示例）', en: 'Other bureau (sample)' },
  });
  const stranger = await signedInAs(making, await makeOfficer(making.ctx, other, ['editor']));
  for (const end of ['', '/text', '/preview']) expect((await stranger.get(address + end)).status).toBe(404);
  for (const end of ['', '/text', '/proposals', '/preview/sections/A'])
    expect((await stranger.post(address + end, {})).status).toBe(404);
  const analyst = await signedInAs(making, await makeOfficer(making.ctx, making.department, ['analyst']));
  expect((await analyst.get(begin)).status).toBe(403);
  expect((await analyst.get(address)).status).toBe(403);
  const approver = await making.as(making.approver);
  expect((await approver.get(address)).forms.some(({ action }) => action === address)).toBe(false);
  expect((await approver.post(address, {})).status).toBe(403);
});
