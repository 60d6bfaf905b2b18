import { describe, expect, test } from 'vitest';
import { getConsultation } from '#server/consultations/consultations.ts';
import { unitsOf } from '#server/drafts/drafts.ts';
import { createOfficer } from '#server/staff/staff.ts';
import { makeDepartment, password } from '../staff/support.ts';
import { bringIn, formTo, openWriting, plan, rule } from './preparation-support.ts';

const root = '/workspace/preparations';

describe('from pasted text to a published consultation', () => {
  test('an editor pastes, sets and proposes; another officer signs; the public reads', async () => {
    const { ctx, editor, approver, as } = await openWriting();
    const browser = await as(editor);
    const start = await browser.get(`${root}/new`);
    const preview = await browser.press(formTo(start, `${root}/new`).fill({ text: rule }), '识别并预览');
    expect(preview.status).toBe(200);
    expect(preview.words).toContain('读入6行，归入6行，识别出5个条款。');
    expect(preview.words).toContain('2 第二条');
    expect(preview.words).toContain('没有存疑的行。');

    const made = await browser.press(formTo(preview, `${root}/new`), '按此建立');
    expect(made.heading).toBe('停车管理办法（征求意见稿）');
    expect(made.words).toContain('还没有填写：网址名称');
    expect(made.words).toContain('还没有填写：法定依据');
    expect(made.words).toContain('意见渠道里缺少网页');
    expect(made.forms.some((form) => form.buttons.has('提交签发'))).toBe(false);
    const address = made.path;

    const form = formTo(made, address).fill({
      slug: 'parking-2021',
      form: 'government_rule',
      'properties.concerns_market_entities': 'yes',
      'notice.matter': '规定停车怎样收费。',
      'notice.basis.0.law': '规章制定程序条例',
      'notice.basis.0.article': '第十五条',
      'notice.basis.0.role': 'procedure',
      'notice.channels.0.kind': 'web',
      'notice.channels.0.value': '/consultations/parking-2021',
      'notice.channels.1.kind': 'hall',
      'notice.channels.1.value': '市政务服务大厅',
      'notice.contact.phone': '12345',
      'explanation.0.heading': '为什么制定',
      'explanation.0.text': '停车难。\r\n收费不清。',
      'questions.0.clause': '2-1',
      'questions.0.text': '夜间免费是否合适？',
      'round.opens_at': '2021-05-15',
      'round.closes_at': '2021-06-15',
      'round.closes_at.time': '24:00',
      'round.feedback_due_on': '2021-07-15',
    });
    const saved = await browser.press(form, '保存');
    expect(saved.words).toContain('内容齐全，可以送审。');
    expect(formTo(saved, address).fields.get('round.closes_at.time')).toBe('24:00');
    expect(formTo(saved, address).fields.get('explanation.0.text')).toBe('停车难。\n收费不清。');

    const sheet = await browser.press(formTo(saved, `${address}/proposals`), '提交签发');
    expect(sheet.words).toContain('意见征集公告和草案');
    const signer = await as(approver);
    expect((await signer.get(address)).words).toContain('夜间免费是否合适？');
    const signed = await signer.press(
      formTo(await signer.get(sheet.path), `${sheet.path}/signature`).fill({ secrecy: 'reviewed' }),
    );
    expect(signed.status).toBe(200);

    const { round, form: kind, title } = await getConsultation(ctx, 'parking-2021');
    expect(title).toEqual({ 'zh-CN': '停车管理办法（征求意见稿）' });
    expect(kind).toBe('government_rule');
    expect(unitsOf(round.version).map(({ key }) => key)).toEqual(['1', '2']);
    expect(round.window.closesAt.toISOString()).toBe('2021-06-15T16:00:00.000Z');
    expect(round.notice.explanation[0]?.text).toEqual({ 'zh-CN': '停车难。\n收费不清。' });
    const after = await browser.get(address);
    expect(after.words).toContain('已公布');
    expect(after.forms.some(({ action }) => action === address)).toBe(false);
    expect((await browser.post(address, { version: '' })).status).toBe(409);
    expect((await browser.post(`${address}/proposals`, {})).status).toBe(409);
    expect((await browser.get(`${address}/clauses`)).status).toBe(409);
  });

  test('in English too', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const preview = await browser.post(`/en${root}/new`, { text: rule, act: 'preview' });
    expect(preview.words).toContain('6 lines read, 6 accounted for, 5 clauses recognised.');
    expect(preview.words).toContain('2 Article 2');
    const made = await browser.press(formTo(preview, `/en${root}/new`), 'Create from this');
    expect(made.words).toContain('Missing: Address');
    expect(made.words).toContain('Post, phone or counter is missing from the channels');
  });

  test('text without a clause makes nothing', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const answer = await browser.post(`${root}/new`, { text: '', act: 'keep' });
    expect(answer.status).toBe(422);
    expect(answer.title).toMatch(/^错误：/);
    expect(answer.summary).toEqual(['#text']);
    const form = formTo(
      await browser.post(`${root}/new`, { text: '没有条款', act: 'preview' }),
      `${root}/new`,
    );
    await expect(browser.press(form, '按此建立')).rejects.toThrow();
    expect((await browser.get(root)).words).toContain('还没有准备中的意见征集');
  });
});

test('an officer who writes for several departments chooses one; another cannot be named', async () => {
  const { ctx, department, as } = await openWriting();
  const other = await makeDepartment(ctx, 'parks');
  const stranger = await makeDepartment(ctx, 'stranger');
  const id = await createOfficer(ctx, {
    departmentId: department.id,
    title: { 'zh-CN': '编辑岗（示例）' },
    signInName: 'both',
    password,
    roles: [other, department].map((each) => ({ departmentId: each.id, role: 'editor' as const })),
  });
  const browser = await as({ signInName: 'both' });
  const made = async (departmentId: string) => {
    const page = await browser.post(`${root}/new`, { text: rule, act: 'keep', department: departmentId });
    const { department_id } = await ctx.db
      .selectFrom('preparation')
      .select('department_id')
      .where('id', '=', page.location.split('/').at(-1) ?? '')
      .where('officer_id', '=', id)
      .executeTakeFirstOrThrow();
    return department_id;
  };
  const form = formTo(await browser.get(`${root}/new`), `${root}/new`);
  expect(form.offered.get('department')).toEqual(new Set([department.id, other.id]));
  expect(await made(other.id)).toBe(other.id);
  expect(await made(stranger.id)).toBe(department.id);
});

describe('from a file', () => {
  test('a whole file is ready at once, and the form gives it back unchanged', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const address = await bringIn(browser, plan);
    const page = await browser.get(address);
    expect(page.words).toContain('内容齐全，可以送审。');
    const before = formTo(page, address).fields.get('version');
    const again = await browser.press(formTo(page, address), '保存');
    expect(formTo(again, address).fields.get('version')).toBe(before);
  });

  test('a file with faults lists each with its place, and makes nothing', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const { title, ...rest } = structuredClone(plan);
    const file = JSON.stringify({
      ...rest,
      form: 'law',
      extra: title,
      clauses: [{ key: 'A', level: 'article' }],
    });
    const answer = await browser.post(`${root}/new`, { act: 'file', file });
    expect(answer.status).toBe(422);
    expect(answer.words).toContain('文件有5处要改');
    for (const line of [
      '写法不对：/form',
      '还没有填写：/title',
      '写法不对：/clauses/0/key',
      '还没有填写：/clauses/0/label',
      '格式里没有这一项：/extra',
    ])
      expect(answer.words).toContain(line);
    expect(formTo(answer, `${root}/new`)).toBeDefined();
    expect(answer.html).toContain('&quot;form&quot;:&quot;law&quot;');
    const english = await browser.post(`/en${root}/new`, { act: 'file', file: '{' });
    expect(english.words).toContain('The content is not valid JSON');
    expect((await browser.get(root)).words).toContain('还没有准备中的意见征集');
  });

  test('deep nesting is refused, and what is too large', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const deep = `${'{"clauses":['.repeat(3000)}`;
    const answer = await browser.post(`${root}/new`, { act: 'file', file: deep });
    expect(answer.status).toBe(422);
    expect(answer.words).toContain('文件嵌套太深');
    const large = await browser.post(`${root}/new`, { act: 'file', file: 'x'.repeat(300_000) });
    expect(large.status).toBe(413);
  });
});

describe('the form', () => {
  test('what cannot be read stays as typed, and nothing is saved', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const address = await bringIn(browser, plan);
    const page = await browser.get(address);
    const form = formTo(page, address).fill({
      title: '另一个标题',
      'round.opens_at': '5月15日',
      'round.closes_at.time': '24:30',
      'round.review_days': '0',
      'round.feedback_due_on': '2021-02-30',
    });
    form.fields.set('form', 'law');
    const answer = await browser.press(form, '保存');
    expect(answer.status).toBe(422);
    expect(answer.title).toMatch(/^错误：/);
    expect(answer.summary).toEqual([
      '#round.review_days',
      '#form',
      '#round.opens_at',
      '#round.closes_at.time',
      '#round.feedback_due_on',
    ]);
    for (const id of answer.summary) expect(answer.ids).toContain(id.slice(1));
    const typed = formTo(answer, address).fields;
    expect(typed.get('title')).toBe('另一个标题');
    expect(typed.get('round.opens_at')).toBe('5月15日');
    expect((await browser.get(address)).heading).toBe(plan.title['zh-CN']);
  });

  test('is saved with gaps, and every line of what is missing leads to a field', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const address = await bringIn(browser, plan);
    const form = formTo(await browser.get(address), address);
    for (const name of [...form.offered.keys()])
      if (form.offered.get(name) === 'words') form.fill({ [name]: '' });
    const saved = await browser.press(form, '保存');
    expect(saved.status).toBe(200);
    const missing = saved.links.filter((link) => link.startsWith('#') && link !== '#main');
    expect(missing.length).toBeGreaterThan(12);
    for (const id of missing) expect(saved.ids).toContain(id.slice(1));
  });

  test('does not write over what another officer saved', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const address = await bringIn(browser, plan);
    const page = await browser.get(address);
    await browser.press(formTo(page, address).fill({ slug: 'first' }), '保存');
    const second = await browser.press(formTo(page, address).fill({ slug: 'second' }), '保存');
    expect(second.status).toBe(422);
    expect(second.words).toContain('别的工作人员在您打开以后改过');
    expect(formTo(second, address).fields.get('slug')).toBe('second');
    expect(formTo(await browser.get(address), address).fields.get('slug')).toBe('first');
  });

  test('clauses are replaced by pasting again; a question about one that is gone is an obstacle', async () => {
    const { editor, as } = await openWriting();
    const browser = await as(editor);
    const address = await bringIn(browser, plan);
    const page = await browser.get(`${address}/clauses`);
    const text = `${plan.title['zh-CN']}\n一、总体要求\n（一）服务对象。本市居民。\n二、服务项目\n检查一次。`;
    const preview = await browser.press(formTo(page, `${address}/clauses`).fill({ text }), '识别并预览');
    const replaced = await browser.press(formTo(preview, `${address}/clauses`), '替换条款');
    expect(replaced.path).toBe(address);
    expect(replaced.words).toContain('共3个条款');
    expect(replaced.words).toContain('重点问题所对应的条款“3-3”不在草案里');
    const english = await browser.get(`/en${address}`);
    expect(english.words).toContain('I. General requirements');
    const nothing = await browser.post(`${address}/clauses`, { text: '只有标题', act: 'keep' });
    expect(nothing.status).toBe(422);
  });
});
