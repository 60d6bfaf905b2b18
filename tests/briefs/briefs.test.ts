import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { BriefSnapshot } from '#server/briefs/snapshot.ts';
import { signedIn } from '../dispositions/support.ts';
import { makeOfficer } from '../staff/support.ts';
import type { Browser, Page } from '../support/browser.ts';
import { begun, formOf, openBriefs, written } from './support.ts';

const root = '/workspace/briefs';

const proposed = async (desk: Browser, path: string) => {
  const answer = await desk.post(`${path}/proposals`, {});
  expect(answer.status).toBe(303);
  return answer.location;
};

async function signs(approver: Browser, sheet: string): Promise<Page> {
  const form = (await approver.get(sheet)).forms.find(({ action }) => action.endsWith('/signature'));
  if (!form) throw new Error('Nothing to sign');
  return approver.press(form.fill({ secrecy: 'reviewed' }));
}

const snapshotOf = async (desk: Browser, issue: string) =>
  JSON.parse((await desk.get(`${issue}/snapshot.json`)).html) as BriefSnapshot;

test('a first draft is made from figures and opinions, each number with its figure', async () => {
  const { desk } = await openBriefs();
  const page = await begun(desk);
  expect(page.status).toBe(200);
  const { fields } = formOf(page);
  expect(fields.get('part.findings')).toContain('参与者中75%选“option young”（作答40份中30份）[1]');
  expect(fields.get('part.findings.en')).toContain('75% of participants chose “option young” (30 of 40) [1]');
  expect(fields.getAll('dispute')).toContain('small|2');
  expect(fields.getAll('quote')).toHaveLength(1);
  expect(page.words).toContain('内部资料');
  expect(page.html).not.toContain('不公开的话');
});

test('nothing is quoted while authors may take their comments back', async () => {
  const { desk } = await openBriefs({ closed: false });
  const page = await begun(desk);
  const { fields } = formOf(page);
  expect(fields.getAll('dispute')).toContain('small|2');
  expect(fields.getAll('quote')).toEqual([]);
  expect(page.html).not.toContain('夜间免费会占满车位');
  expect(page.words).toContain('征集截止以后才能引用原话');
});

test('a brief waits until it says what is asked and each number names its figure', async () => {
  const { desk } = await openBriefs();
  const page = await begun(desk);
  const path = page.path;
  expect((await desk.post(`${path}/proposals`, {})).status).toBe(409);
  const form = formOf(page).fill({
    lead: '请研究。',
    'part.requests': '时段。',
    'part.findings': '赞成的占75%\n见 [9]\n市民中多数赞成，误差±3%[1]',
    'part.risks': '长'.repeat(151),
  });
  const saved = await desk.press(form);
  for (const words of ['第1行有数字', '没有第9号数据', '“市民中”不能用', '“误差±”不能用', '用了151字'])
    expect(saved.words).toContain(words);
  expect((await desk.post(`${path}/proposals`, {})).status).toBe(409);
});

test('what is signed is frozen whole, and what changes afterwards is a new issue', async () => {
  const house = await openBriefs();
  const { desk, approver } = house;
  const path = await written(desk);
  const sheet = await proposed(desk, path);
  expect((await desk.post(`${path}/proposals`, {})).status).toBe(409);
  const issue = `${path}/issues/1`;
  const before = (await desk.get(`${issue}/snapshot.json`)).html;

  const again = formOf(await desk.get(path)).fill({ title: '改过的标题' });
  await desk.press(again);
  const signing = await signedIn(house, approver);
  expect((await signing.get(issue)).heading).toBe('停车意见摘要');
  expect((await signs(signing, sheet)).words).toContain('已签发');
  expect((await desk.get(`${issue}/snapshot.json`)).html).toBe(before);
  const hash = `sha256:${createHash('sha256').update(before).digest('hex')}`;
  expect((await desk.get(issue)).words).toContain(hash);

  const { figures, counted_until, internal, quotes } = await snapshotOf(desk, issue);
  expect(figures[0]?.figure).toMatchObject({ item: 'A1', n: 40, base: 40, sample: 'open' });
  expect(figures[0]?.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect([counted_until, internal]).toEqual(['2021-06-16T09:00:00+08:00', true]);
  expect(quotes.map(({ quote }) => quote.party)).toEqual([{ kind: 'expert', name: null }]);

  await proposed(desk, path);
  expect((await desk.get(`${path}/issues/2`)).heading).toBe('改过的标题');
  expect((await desk.get(issue)).heading).toBe('停车意见摘要');
});

test('readers find what was signed, and nothing before', async () => {
  const house = await openBriefs();
  const { desk, approver, as } = house;
  const path = await written(desk);
  const leader = await as('decision');
  for (const at of [path, `${path}/print`, `${path}/issues/1`])
    expect([at, (await leader.get(at)).status >= 400]).toEqual([at, true]);
  expect((await leader.get(root)).words).not.toContain('停车意见摘要');
  const editor = await as('editor');
  expect((await editor.get(`${path}/print`)).words).toContain('草稿，未签发');
  expect((await editor.post(path, { revision: '1' })).status).toBe(403);

  await signs(await signedIn(house, approver), await proposed(desk, path));
  expect((await leader.get(root)).words).toContain('停车意见摘要');
  expect((await leader.get('/workspace')).links).toContain(`${path}/issues/1`);
  expect((await editor.get('/workspace')).links).not.toContain(`${path}/issues/1`);
  expect((await leader.get(path)).location).toBe(`${path}/issues/1`);
  const page = await leader.get(`${path}/issues/1`);
  for (const words of ['内部资料', '第1次送审', '截至2021年6月16日 09:00', '夜间免费会占满车位。', '①'])
    expect(page.words).toContain(words);
  expect(page.words).not.toContain('不公开的话');
  expect((await leader.get(`${path}/issues/1/figures/1`)).words).toContain('不代表全体市民');
  expect((await leader.get(`${path}/issues/1/figures/9`)).status).toBe(404);
  expect((await (await as('clerk')).get(`${path}/issues/1`)).status).toBe(403);
});

test('the author does not sign, nor does whoever changed it', async () => {
  const house = await openBriefs();
  const { desk, ctx, department } = house;
  const path = await written(desk);
  const both = await signedIn(house, await makeOfficer(ctx, department, ['analyst', 'approver'], 'both'));
  await both.press(formOf(await both.get(path)).fill({ 'part.risks': '尚未测算。' }));
  const sheet = await proposed(desk, path);
  const { forms } = await both.get(sheet);
  const form = forms.find(({ action }) => action.endsWith('/signature'));
  expect(form ? (await both.post(form.action, form.fill({ secrecy: 'reviewed' }).fields)).status : 403).toBe(
    403,
  );
});

test('two who write at once do not overwrite each other, and no word is lost', async () => {
  const { desk } = await openBriefs();
  const path = await written(desk);
  const [mine, theirs] = [formOf(await desk.get(path)), formOf(await desk.get(path))];
  await desk.press(theirs.fill({ 'part.risks': '同事写的风险。' }));
  const refused = await desk.post(path, mine.fill({ 'part.risks': '我写的风险。' }).fields);
  expect(refused.status).toBe(409);
  expect(refused.title).toMatch(/^错误：/);
  expect(formOf(refused).fields.get('part.risks')).toBe('我写的风险。');
  expect(refused.words).toContain('同事写的风险。');
  const settled = await desk.press(formOf(refused));
  expect(formOf(settled).fields.get('part.risks')).toBe('我写的风险。');
});

test('a figure comes by its address, keeps its number, and an unknown one is refused', async () => {
  const { desk } = await openBriefs();
  const path = await written(desk);
  const page = await desk.get(path);
  const nos = formOf(page).fields.getAll('figure');
  const added = await desk.press(
    formOf(page).fill({
      figure: nos.slice(1),
      'add.address': 'https://wenji.example/workspace/questionnaires/tiny/figures?item=A2&by=A1',
    }),
  );
  expect(added.status).toBe(200);
  const after = formOf(added).fields.getAll('figure').map(Number);
  expect(after).toEqual([...nos.slice(1).map(Number), Math.max(...nos.map(Number)) + 1]);
  expect(added.words).toContain('没有第1号数据');
  for (const address of ['https://example.org/', '/workspace/questionnaires/other/figures?item=A1']) {
    const refused = await desk.post(path, formOf(added).fill({ 'add.address': address }).fields);
    expect(refused.status).toBe(422);
    expect(refused.summary).toEqual(['#add.address']);
  }
});

test('a figure goes from its page into a brief that is there', async () => {
  const { desk } = await openBriefs();
  const path = await written(desk);
  const page = await desk.get(`${root}/new?questionnaire=tiny&figure=item%3DB1`);
  const form = page.forms.find(({ action }) => action === `${root}/new`);
  if (!form) throw new Error('No form');
  expect(page.html).toMatch(/\/questionnaires\/tiny\/figures\?item=B1">第\d+题 /);
  const before = formOf(await desk.get(path)).fields.getAll('figure').length;
  const into = await desk.press(form.fill({ into: path.slice(root.length + 1) }));
  expect(into.path).toBe(path);
  expect(formOf(into).fields.getAll('figure').length).toBe(before);
  await desk.post(`${root}/new`, { of: 'tiny', figure: 'item=A2&by=A1', into: path.slice(root.length + 1) });
  expect(formOf(await desk.get(path)).fields.getAll('figure').length).toBe(before + 1);
});
