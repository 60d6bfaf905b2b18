import { expect } from 'vitest';
import type { Key } from '#shared/i18n/catalogues.ts';
import { looksUp, receiptOf } from './support/comments.ts';
import { Keyboard } from './support/keyboard.ts';
import { act, officer, sessionOf } from './support/officers.ts';
import { post } from './support/post.ts';
import { openSite, test } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

/** After closing. */
const closed = openSite('2021-06-21T09:00');
const slug = 'waste-measures-2021';
const draft = `/consultations/${slug}`;
const board = `/workspace${draft}`;

const same = '坚决反对定时投放，要求取消第七条！';
const reason = '全天开放难以保持容器整洁，保留定时投放，增设误时投放点。';

/** What the comment or opinion says that is open at a desk. */
const wordsRead = async ({ page }: Visitor) =>
  (await page.locator('blockquote.say').allTextContents()).join('\n');

/** The words of a summary's links, with where each leads. */
const linksIn = (visitor: Visitor, summary: string) =>
  visitor.page
    .locator(`${summary} a`)
    .evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute('href')]));

// Each test goes on from what came of the one before.

/** The keys of a moderator: hide what was found, withhold under the first rule, refer to the first office. */
const keyFor = [
  ['13800000000', 'x'],
  ['油烟机', '1'],
  ['地铁', '6'],
] as const;

test('a moderator works through the queue with the keyboard alone', async () => {
  const visitor = await officer(closed, 'moderator');
  const hands = new Keyboard(visitor);
  const key = (name: string) => visitor.isLed(() => hands.press(name));
  const at = () => Number(/\/comments\/(\d+)/.exec(visitor.path)?.[1]);
  await visitor.opens(board);
  await hands.presses(`a[href="${board}/comments"]`);
  await key('j');
  const first = at();
  await key('j');
  const next = at();
  expect(next).toBe(first + 1);
  await key('k');
  expect(at()).toBe(first);

  await key('r');
  expect(at()).toBe(next);
  expect(await visitor.page.getByRole('status').first().textContent()).toContain(
    visitor.t('moderation.act_release'),
  );
  await key('z');
  expect(at()).toBe(first);
  expect(await visitor.button('moderation.undo').count()).toBe(0);

  const done: { [act: string]: number } = {};
  while (at() > 0) {
    const words = await wordsRead(visitor);
    const chosen = keyFor.find(([said]) => words.includes(said))?.[1] ?? 'r';
    done[chosen] = (done[chosen] ?? 0) + 1;
    await key(chosen);
  }
  expect(done).toEqual({ x: 1, 1: 1, 6: 1, r: 21 });
  expect(visitor.path).toMatch(/\/comments\?after=\d+$/);
  expect(await visitor.page.getByRole('link', { name: /^待审核/ }).count()).toBe(0);

  const reader = await closed.visitor();
  await reader.opens(`${draft}/comments`);
  const shown = (await reader.page.locator('main').textContent()) ?? '';
  expect(shown).toContain('楼上漏水');
  expect(shown).toContain(reader.t('comments.redacted_phone'));
  for (const hidden of ['13800000000', '油烟机', '地铁']) expect(shown).not.toContain(hidden);
});

test('an author sees the rule under which a comment is withheld, and objects', async () => {
  const author = await closed.visitor({ javaScriptEnabled: false });
  await looksUp(author, receiptOf(closed, slug, 'c18'));
  expect(await author.sees('terms.state_withheld')).toBe(true);
  expect(await author.page.getByText('适用规则：商业广告或者推广').isVisible()).toBe(true);
  await author.follows('comments.appeal_send');
  expect(await author.page.getByRole('alert').textContent()).toContain(author.t('comments.appeal_missing'));
  await author.field('text').fill('我说的是油烟归哪一类垃圾');
  await author.follows('comments.appeal_send');
  expect(await author.sees('comments.appeal_waits')).toBe(true);
  expect(await author.button('comments.appeal_send').count()).toBe(0);
});

test('an outcome that is not complete is refused, and each thing missing leads to where it is done', async () => {
  const analyst = await officer(closed, 'analyst');
  await analyst.opens(board);
  await analyst.follows('boards.go_outcome');
  expect(await analyst.button('dispositions.propose').count()).toBe(0);
  analyst.watch.allow(/status of 409/);
  await post(analyst, `${board}/outcome/proposals`, {});
  expect(analyst.path).toBe(`${board}/outcome/proposals`);
  expect(await linksIn(analyst, '#missing')).toEqual([
    [analyst.t('dispositions.missing_appeals', { n: 1 }), `${board}/comments?appealed=1`],
    [analyst.t('dispositions.missing_ungrouped', { n: 22 }), `${board}/opinions`],
  ]);
  await analyst.isLed(() => analyst.page.locator('#missing a').last().click());
  expect(await analyst.heading()).toBe(analyst.t('dispositions.desk'));
});

test('an appeal is decided by an officer who did not withhold', async () => {
  const moderator = await officer(closed, 'moderator');
  await moderator.opens(`${board}/comments?appealed=1`);
  await moderator.isLed(() => moderator.page.locator('.queue a').click());
  expect(await moderator.sees('moderation.own_decision')).toBe(true);
  expect(await moderator.button('moderation.appeal_uphold').count()).toBe(0);

  const approver = await officer(closed, 'approver');
  await approver.opens(board);
  await approver.follows('boards.go_comments');
  expect(await approver.page.locator('.queue a').count()).toBe(1);
  await approver.isLed(() => approver.page.locator('.queue a').click());
  await approver.follows('moderation.appeal_uphold');
  expect(await approver.page.getByRole('alert').textContent()).toContain(
    approver.t('moderation.reason_missing'),
  );
  await approver.field('reason').fill('全文只有联系方式和服务项目。');
  await approver.follows('moderation.appeal_uphold');
  expect(await approver.reads('全文只有联系方式和服务项目。')).toBe(true);
});

test('an analyst groups opinions by keys, the same words together', async () => {
  const visitor = await officer(closed, 'analyst');
  const { page } = visitor;
  const hands = new Keyboard(visitor);
  const ungrouped = async () => Number(/\d+/.exec((await page.locator('#queue').textContent()) ?? '')?.[0]);
  await visitor.opens(`${board}/opinions`);
  expect(await ungrouped()).toBe(22);
  await hands.press('/');
  await page.keyboard.type('坚决反对');
  await visitor.isLed(() => hands.press('Enter'));
  expect(await ungrouped()).toBe(5);
  await hands.press('n');
  await page.keyboard.type('取消定时投放、全天开放');
  await visitor.isLed(() => hands.press('Enter'));
  expect(await page.getByRole('status').textContent()).toContain(
    visitor.t('dispositions.placed', { n: 5, no: 1 }),
  );
  expect(await ungrouped()).toBe(0);
  await visitor.isLed(() => hands.press('z'));
  expect(await ungrouped()).toBe(5);
  await visitor.isLed(() => hands.press('1'));
  expect(await ungrouped()).toBe(0);

  await visitor.opens(`${board}/opinions?q=${encodeURIComponent('中午')}`);
  expect(await ungrouped()).toBe(1);
  await hands.press('n');
  await page.keyboard.type('增设中午投放时段');
  await visitor.isLed(() => hands.press('Enter'));
  await visitor.opens(`${board}/opinions?q=${encodeURIComponent('全天开放')}`);
  expect(await wordsRead(visitor)).toContain('全天开放最方便');
  const before = await page.locator('#reading').textContent();
  await visitor.isLed(() => hands.press('1'));
  expect(await page.locator('#reading').textContent()).not.toBe(before);

  await placeTheRest();
  await visitor.opens(`${board}/opinions`);
  expect(await visitor.sees('dispositions.queue_empty')).toBe(true);
});

/** Puts what is in no group into one more group. */
async function placeTheRest() {
  const session = await sessionOf(closed, 'analyst');
  const place = async (opinion: string, group: { [name: string]: string }) =>
    act(closed, session, `${board}/opinions/placements`, { opinion, q: '', clause: '', ...group });
  const answer = await fetch(`${closed.url}${board}/opinions`, { headers: { Cookie: `session=${session}` } });
  const ids = [...(await answer.text()).matchAll(/\/opinions\?opinion=(\d+)/g)].map(([, id = '']) => id);
  const [first = '', ...others] = [...new Set(ids)];
  await place(first, { group: 'new', title_zh: '其他意见' });
  for (const id of others) await place(id, { group: '3' });
}

test('an answer needs its reason; when every group has one, the outcome can be proposed', async () => {
  const analyst = await officer(closed, 'analyst', { javaScriptEnabled: false });
  await analyst.opens(`${board}/outcome`);
  expect((await linksIn(analyst, '#missing')).map(([, address]) => address)).toEqual(
    [1, 2, 3].map((no) => `${board}/groups/${no}`),
  );
  await analyst.isLed(() => analyst.page.locator('#missing a').first().click());
  await analyst.page.locator('[name="outcome"][value="not_adopted"]').check();
  await analyst.follows('dispositions.write');
  expect(await analyst.page.getByRole('alert').textContent()).toContain(
    analyst.t('dispositions.problem_reason'),
  );
  expect(await analyst.page.locator('[name="outcome"]:checked').getAttribute('value')).toBe('not_adopted');
  await analyst.field('reason_zh').fill(reason);
  await analyst.follows('dispositions.write');
  expect(await analyst.sees('dispositions.written')).toBe(true);

  const session = await sessionOf(closed, 'analyst');
  const answer = (no: number, fields: { [name: string]: string }) =>
    act(closed, session, `${board}/groups/${no}`, fields);
  await answer(2, { outcome: 'adopted', result_zh: '第七条增加中午投放时段。' });
  await answer(3, { outcome: 'partly_adopted', reason_zh: '已经逐条研究，能够写入的写入草案。' });
  await analyst.opens(`${board}/outcome`);
  expect(await analyst.page.locator('#missing').count()).toBe(0);
  await analyst.follows('dispositions.propose');
  expect(analyst.path).toMatch(/^\/workspace\/approvals\//);
  expect(await analyst.sees('staff.own_work')).toBe(true);
});

test('the approver signs, and everybody reads both equations and every answer', async () => {
  const reader = await closed.visitor({ javaScriptEnabled: false });
  reader.watch.allow(/status of 404/);
  await reader.opens(`${draft}/outcome`);
  expect(await reader.page.locator('.eq').count()).toBe(0);

  const approver = await officer(closed, 'approver');
  await approver.opens('/workspace');
  await approver.isLed(() => approver.page.locator('.matter a[href^="/workspace/approvals/"]').click());
  const sheet = approver.path;
  await approver.follows('staff.subject');
  expect(await approver.reads(reason)).toBe(true);
  await approver.opens(sheet);
  await approver.field('secrecy').check();
  await approver.follows('staff.sign_button');
  expect(await approver.sees('staff.state_signed')).toBe(true);

  await reader.opens(`${draft}/outcome`);
  const equations = await reader.page
    .locator('.eq')
    .evaluateAll((all) =>
      all.map((each) => [...each.querySelectorAll('b.big')].map(({ textContent }) => Number(textContent))),
    );
  expect(equations.map(([whole]) => whole)).toEqual([24, 22, 3]);
  for (const [whole, ...parts] of equations) expect(parts.reduce((sum, part) => sum + part)).toBe(whole);
  expect(await reader.reads(reason)).toBe(true);
  expect(await reader.reads('第七条增加中午投放时段。')).toBe(true);
  const shown = (await reader.page.locator('main').textContent()) ?? '';
  expect(shown).toContain(same);
  expect(shown).not.toContain('13800000000');
});

test.each([true, false])(
  'whoever holds a receipt sees what became of the comment; with a script: %s',
  async (javaScriptEnabled) => {
    const author = await closed.visitor({ javaScriptEnabled });
    const sees = (key: Key, values?: { [name: string]: string }) => author.sees(key, values);
    await looksUp(author, receiptOf(closed, slug, 'c13'));
    expect(await author.reads(same)).toBe(true);
    expect(await sees('comments.answered_in', { group: '取消定时投放、全天开放' })).toBe(true);
    expect(await sees('terms.outcome_not_adopted')).toBe(true);
    expect(await sees('comments.reason', { reason })).toBe(true);

    await looksUp(author, receiptOf(closed, slug, 'c01'));
    expect(await sees('terms.outcome_adopted')).toBe(true);
    expect(await sees('comments.result', { result: '第七条增加中午投放时段。' })).toBe(true);

    await looksUp(author, receiptOf(closed, slug, 'c18'));
    expect(await sees('terms.state_withheld')).toBe(true);
    expect(await sees('comments.appeal_upheld')).toBe(true);
    expect(await sees('comments.reason', { reason: '全文只有联系方式和服务项目。' })).toBe(true);
  },
);
