import { expect, test } from 'vitest';
import { parseReceipt } from '#server/access/receipts.ts';
import { findCommentByReceipt } from '#server/comments/held-comments.ts';
import { password } from '../staff/support.ts';
import type { Page } from '../support/browser.ts';
import { leaveRoom } from '../support/unwritable.ts';
import { base, type Desk, openDesk, publishOutcome, trail } from './desk-support.ts';

const entry = `${base}/entry`;

const letter = {
  channel: 'letter',
  day: '2021-05-20',
  postmark: '2021-05-20',
  serial: '来信 12',
  kind: 'person',
  'clause-0': '1',
  'stance-0': 'amend',
  'text-0': '建议写明收费标准。',
};

const stored = ({ ctx }: Desk) => ctx.db.selectFrom('comment').selectAll().orderBy('no').execute();

async function seated() {
  const open = await openDesk();
  const { browser, officer } = await open.sit(['clerk']);
  const fill = async (values: { [name: string]: string }): Promise<Page> =>
    browser.press((await browser.get(entry)).form('/entry').fill(values), '录入，开回执');
  /** Sessions end while the clock moves on. */
  const turnTo = async (at: string) => {
    open.house.turnTo(at);
    await browser.post('/workspace/sign-in', { name: 'seat-clerk', password });
  };
  return { open, browser, officer, fill, turnTo };
}

test('a letter is entered and its receipt handed over', async () => {
  const { open, officer, fill } = await seated();
  const page = await fill(letter);
  expect(page.status).toBe(201);
  expect(page.heading).toBe('已收到，编为第1号');
  expect(page.words).toContain('收到时间：2021年5月20日 10:00:00');
  expect(page.words).not.toContain('成功');
  expect(page.answer.headers.get('cache-control')).toBe('no-store');
  expect(page.links).toContain(entry);
  expect(await stored(open)).toMatchObject([
    { channel: 'letter', serial: '来信 12', paper_day: '2021-05-20', postmark_day: '2021-05-20' },
  ]);
  expect(await trail(open, 'comment.entered')).toMatchObject([
    { officer_id: officer.id, subject: 'small 1' },
  ]);
  const held = await findCommentByReceipt(open.ctx, parseReceipt(page.receipt) ?? '');
  expect(held?.no).toBe(1);
});

test('a double click, and the same sent again, count once; other words under the key do not pass', async () => {
  const { open, browser } = await seated();
  const form = (await browser.get(entry)).form('/entry').fill(letter);
  const sent = browser.pressed(form, '录入，开回执');
  const [first, second] = await Promise.all([browser.post(entry, sent), browser.post(entry, sent)]);
  expect([first?.status, second?.status].sort()).toEqual([200, 201]);
  expect(first?.receipt).toBe(second?.receipt);
  const again = await browser.post(entry, sent);
  expect(again.words).toContain('没有重复计数');
  expect(await stored(open)).toHaveLength(1);
  sent.set('text-0', '另一封信');
  const refused = await browser.post(entry, sent);
  expect(refused.status).toBe(409);
  expect(refused.form('/entry').fields.get('text-0')).toBe('另一封信');
  const other = (await browser.get(entry)).form('/entry');
  expect(other.fields.get('key')).not.toBe(form.fields.get('key'));
  sent.set('key', 'weak');
  expect((await browser.post(entry, sent)).status).toBe(400);
  expect(await stored(open)).toHaveLength(1);
});

test('a letter that cannot be stored now stays in its form', async () => {
  const { open, browser } = await seated();
  const form = (await browser.get(entry)).form('/entry').fill({ ...letter, 'text-0': '长'.repeat(5000) });
  await leaveRoom(open, 0);
  const page = await browser.post(entry, browser.pressed(form, '录入，开回执'));
  expect([page.status, page.answer.headers.get('retry-after')]).toEqual([503, '5']);
  const kept = page.form('/entry').fields;
  expect(kept.get('text-0')).toBe('长'.repeat(5000));
  expect(kept.get('key')).toBe(form.fields.get('key'));
  expect(await stored(open)).toEqual([]);
});

test('several points, every kind of party, a reply without opinion', async () => {
  const { open, browser } = await seated();
  let page = await browser.get(entry);
  const key = page.form('/entry').fields.get('key');
  page = await browser.press(page.form('/entry').fill(letter), '再加一处意见');
  expect(page.status).toBe(200);
  expect(await stored(open)).toEqual([]);
  const form = page.form('/entry');
  expect(form.fields.get('text-0')).toBe('建议写明收费标准。');
  expect(form.fields.get('key')).toBe(key);
  form.fill({
    kind: 'joint_letter',
    name: '海港社区居民',
    signatories: '36',
    'clause-1': '2-1',
    'stance-1': 'support',
    hide: '1',
    contact: '海港社区居委会',
  });
  expect((await browser.press(form, '录入，开回执')).status).toBe(201);
  const opinions = await open.ctx.db
    .selectFrom('opinion')
    .select(['stance', 'text'])
    .orderBy('position')
    .execute();
  expect(opinions).toEqual([
    { stance: 'amend', text: '建议写明收费标准。' },
    { stance: 'support', text: '' },
  ]);
  const reply = (await browser.get(entry)).form('/entry').fill({
    channel: 'official_letter',
    kind: 'government_body',
    name: '交通局（示例）',
    statement: '我局无意见。',
  });
  expect((await browser.press(reply, '录入，开回执')).status).toBe(201);
  const versions = await open.ctx.db.selectFrom('comment_version').selectAll().execute();
  expect(
    versions.map(({ party_kind, signatories, shown, statement }) => [
      party_kind,
      signatories,
      shown,
      statement,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['joint_letter', 36, 0, null],
      ['government_body', null, 1, '我局无意见。'],
    ]),
  );
  expect(await open.ctx.db.selectFrom('comment_contact').select('purpose').execute()).toHaveLength(1);
});

test('what is missing is said beside its field, and nothing of what was entered is lost', async () => {
  const { open, fill } = await seated();
  const cases: [{ [name: string]: string }, string][] = [
    [{ channel: '' }, '#channel'],
    [{ day: '' }, '#day'],
    [{ day: '2021-02-30' }, '#day'],
    [{ postmark: '5月20日' }, '#postmark'],
    [{ serial: '长'.repeat(61) }, '#serial'],
    [{ 'text-0': '', 'stance-0': 'ask' }, '#text-0'],
    [{ 'text-0': '长'.repeat(5001) }, '#text-0'],
    [{ 'clause-0': '', 'stance-0': '', 'text-0': '' }, '#text-0'],
    [{ statement: '无意见' }, '#statement'],
    [{ kind: 'joint_letter', signatories: '1' }, '#signatories'],
    [{ kind: 'joint_letter', signatories: 'many' }, '#signatories'],
    [{ contact: '长'.repeat(201) }, '#contact'],
  ];
  for (const [wrong, field] of cases) {
    const page = await fill({ ...letter, name: '李记 <b>', ...wrong });
    expect([wrong, page.status]).toEqual([wrong, 422]);
    expect(page.summary).toEqual([field]);
    expect(page.ids).toContain(field.slice(1));
    const { fields } = page.form('/entry');
    for (const [name, value] of Object.entries({ ...letter, name: '李记 <b>', ...wrong }))
      expect([name, fields.get(name)]).toEqual([name, value]);
  }
  expect(await stored(open)).toEqual([]);
});

test('a field that the form does not offer is refused', async () => {
  const { open, browser } = await seated();
  const form = (await browser.get(entry)).form('/entry').fill(letter);
  for (const [name, value] of [
    ['channel', 'online'],
    ['clause-0', '99'],
    ['kind', 'crowd'],
  ] as const) {
    const fields = browser.pressed(form, '录入，开回执');
    fields.set(name, value);
    expect((await browser.post(entry, fields)).status).toBe(422);
  }
  expect(await stored(open)).toEqual([]);
});

test('a letter posted in time is taken after closing, a later one is not, and is kept on the page', async () => {
  const { open, fill, turnTo } = await seated();
  await turnTo('2021-06-18T10:00:00+08:00');
  const late = await fill({ ...letter, day: '2021-06-18', postmark: '2021-06-16' });
  expect(late.status).toBe(409);
  expect(late.title).toContain('错误：');
  expect(late.words).toContain('来信不在可以录入的期限内');
  expect(late.form('/entry').fields.get('text-0')).toBe('建议写明收费标准。');
  expect(await stored(open)).toEqual([]);
  expect((await fill({ ...letter, day: '2021-06-18', postmark: '2021-06-14' })).status).toBe(201);
  expect((await fill({ ...letter, day: '2021-06-18', postmark: '' })).status).toBe(409);
  expect((await fill({ ...letter, day: '2021-06-15', postmark: '' })).status).toBe(201);
  // Ten working days after 15 June 2021.
  await turnTo('2021-06-29T23:00:00+08:00');
  expect((await fill({ ...letter, day: '2021-06-18', postmark: '2021-06-14' })).status).toBe(201);
  await turnTo('2021-06-30T00:00:00+08:00');
  expect((await fill({ ...letter, day: '2021-06-18', postmark: '2021-06-14' })).status).toBe(409);
});

test('after the outcome nothing is entered; before the opening neither', async () => {
  const { open, fill, turnTo } = await seated();
  await turnTo('2021-05-10T10:00:00+08:00');
  expect((await fill({ ...letter, day: '2021-05-10', postmark: '' })).status).toBe(409);
  await turnTo('2021-05-20T10:00:00+08:00');
  await publishOutcome(open);
  const refused = await fill(letter);
  expect(refused.status).toBe(409);
  expect(refused.words).toContain('采纳情况已经公布');
  expect(await stored(open)).toEqual([]);
});

test('only clerks enter', async () => {
  const { open } = await seated();
  for (const role of ['moderator', 'editor', 'analyst', 'approver'] as const) {
    const { browser } = await open.sit([role]);
    expect((await browser.get(entry)).status).toBe(403);
    expect((await browser.post(entry, { ...letter, key: 'k'.repeat(32) })).status).toBe(403);
  }
  expect(await stored(open)).toEqual([]);
});
