import { expect, test } from 'vitest';
import { openHouse, storedComments, storedWords } from './author-support.ts';
import { openForm } from './writing.ts';

const send = '提交意见';

test('several clauses in one go make one comment with an opinion each', async () => {
  const opened = await openHouse();
  const page = await openForm(opened.browser, '?clause=1&clause=2');
  expect(page.heading).toBe('提意见');
  expect(page.words).toContain('停车收费应当公示标准。');
  expect(page.words).toContain('（一） 夜间；');
  const form = page.form('/comments').fill({ 'text-0': '写明时段', 'stance-1': 'support' });
  expect((await opened.browser.press(form, send)).status).toBe(201);
  const opinions = await opened.ctx.db.selectFrom('opinion').selectAll().orderBy('position').execute();
  const lineage = (key: string) =>
    opened.consultation.round.version.clauses.find((clause) => clause.key === key)?.lineage;
  expect(opinions).toMatchObject([
    { position: 1, lineage: lineage('1'), stance: 'none', text: '写明时段' },
    { position: 2, lineage: lineage('2'), stance: 'support', text: '' },
  ]);
  expect(await storedComments(opened)).toHaveLength(1);
});

test('without a clause it is about the whole draft', async () => {
  const opened = await openHouse();
  const page = await openForm(opened.browser, '');
  const form = page.form('/comments').fill({ 'stance-0': 'ask', 'text-0': '何时施行' });
  expect((await opened.browser.press(form, send)).status).toBe(201);
  expect(await opened.ctx.db.selectFrom('opinion').select('lineage').execute()).toEqual([{ lineage: null }]);
});

test('another clause is added with everything kept, and blocks left empty do not count', async () => {
  const opened = await openHouse();
  const first = (await openForm(opened.browser)).form('/comments').fill({
    'stance-0': 'oppose',
    'text-0': '不同意',
    'proposed-0': '删去',
    party: 'association',
    name: '停车协会（示例）',
    hide: 'yes',
    contact: '示例信箱',
    more: '2',
  });
  const key = first.fields.get('key');
  const added = await opened.browser.press(first, '再对一条提意见');
  expect(added.status).toBe(200);
  expect(added.words).toContain('已经加上，先前填的都在');
  expect(added.links).toContain('#block-1');
  const second = added.form('/comments');
  expect(Object.fromEntries(second.fields)).toMatchObject({
    key,
    'clause-0': '1',
    'stance-0': 'oppose',
    'text-0': '不同意',
    'proposed-0': '删去',
    'clause-1': '2',
    'text-1': '',
    party: 'association',
    name: '停车协会（示例）',
    hide: 'yes',
    contact: '示例信箱',
  });
  const whole = await opened.browser.press(second.fill({ more: 'whole' }), '再对一条提意见');
  const third = whole.form('/comments').fill({ 'text-2': '总体可行' });
  expect((await opened.browser.press(third, send)).status).toBe(201);
  expect(await storedWords(opened)).toEqual(['不同意', '总体可行']);
  expect(await opened.ctx.db.selectFrom('comment_version').selectAll().execute()).toMatchObject([
    { party_kind: 'association', party_name: '停车协会（示例）', shown: 0 },
  ]);
  expect(await opened.ctx.db.selectFrom('comment_contact').selectAll().execute()).toHaveLength(1);
});

test('adding without choosing a clause asks for one', async () => {
  const { browser } = await openHouse();
  const form = (await openForm(browser)).form('/comments').fill({ 'text-0': '不同意' });
  const page = await browser.press(form, '再对一条提意见');
  expect(page.status).toBe(422);
  expect(page.title).toMatch(/^错误：/);
  expect(page.summary).toEqual(['#more']);
  expect(page.form('/comments').fields.get('text-0')).toBe('不同意');
});

test('a clause that the draft does not have is left out, and that is said', async () => {
  const { browser } = await openHouse();
  const page = await openForm(browser, '?clause=99&clause=2&clause=%3Cscript%3E');
  expect(page.status).toBe(200);
  expect(page.heading).toBe('对第二条提意见');
  expect(page.words).toContain('地址里有草案中没有的条款，已经略去');
  expect((await openForm(browser, '?clause=99')).heading).toBe('提意见');
});

test.each([
  {
    prefix: '',
    words:
      /请写下对“第一条”的意见.*“您对第二条的意见”最多写5000个字，请删减“您建议第二条改成怎样”最多写5000个字/,
  },
  {
    prefix: '/en',
    words: /Write your comment on “Article 1”.*“Your comment on Article 2” takes at most 5000 characters/,
  },
])('problems lead to their fields and nothing entered is lost ($prefix)', async ({ prefix, words }) => {
  const opened = await openHouse();
  const page = await openForm(opened.browser, '?clause=1&clause=2', prefix);
  const long = '长'.repeat(5001);
  const form = page
    .form('/comments')
    .fill({ 'stance-0': 'ask', 'text-1': long, 'proposed-1': long, name: '甲'.repeat(101) });
  const answer = await opened.browser.press(form, prefix ? 'Send comment' : send);
  expect(answer.status).toBe(422);
  expect(answer.title).toMatch(prefix ? /^Error: / : /^错误：/);
  expect(answer.summary).toEqual(['#text-0', '#text-1', '#proposed-1', '#name']);
  for (const link of answer.summary) expect(answer.ids).toContain(link.slice(1));
  expect(answer.words).toMatch(words);
  expect(Object.fromEntries(answer.form('/comments').fields)).toEqual({
    ...Object.fromEntries(form.fields),
    more: '',
  });
  expect(await storedComments(opened)).toEqual([]);
});

test('a problem leads to its own clause also behind one that was left empty', async () => {
  const { browser } = await openHouse();
  const form = (await openForm(browser, '?clause=1&clause=2')).form('/comments').fill({ 'stance-1': 'ask' });
  const page = await browser.press(form, send);
  expect(page.summary).toEqual(['#text-1']);
  expect(page.words).toContain('请写下对“第二条”的意见');
});

test('a form left wholly empty is 422 and stores nothing', async () => {
  const opened = await openHouse();
  const form = (await openForm(opened.browser)).form('/comments').fill({ 'text-0': ' \n ' });
  const page = await opened.browser.press(form, send);
  expect(page.status).toBe(422);
  expect(page.summary).toEqual(['#text-0']);
  expect(page.words).toContain('请至少写一条意见');
  expect(await storedComments(opened)).toEqual([]);
});

test('a round that asks for a contact asks for it in the form', async () => {
  const opened = await openHouse({ identity: 'contact' });
  const form = (await openForm(opened.browser)).form('/comments').fill({ 'text-0': '写明时段' });
  const page = await opened.browser.press(form, send);
  expect(page.status).toBe(422);
  expect(page.summary).toEqual(['#contact']);
  const again = page.form('/comments').fill({ contact: '示例信箱' });
  expect((await opened.browser.press(again, send)).status).toBe(201);
});

test('the entrance of the link is kept, another word is not', async () => {
  const opened = await openHouse();
  for (const via of ['wechat', 'spy']) {
    const form = (await openForm(opened.browser, `?clause=1&via=${via}`)).form('/comments');
    await opened.browser.press(form.fill({ 'text-0': '写明时段' }), send);
  }
  expect((await storedComments(opened)).map(({ entrance }) => entrance)).toEqual(['wechat', null]);
});
