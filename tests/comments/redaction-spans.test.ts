import { expect, test } from 'vitest';
import { redactionsOf } from '#server/comments/redactions.ts';
import { comment, opinion } from '../support/consultations.ts';
import { type Desk, desk, openDesk, release, stateOf, trail, written } from './desk-support.ts';

const text = '😀请打13800138000找张先生，13800138000随时。';

const say = (open: Desk, more = {}) =>
  comment(open.ctx, open.consultation, { opinions: [opinion({ text, proposed: '张先生负责' })], ...more });

const held = async ({ ctx, consultation }: Desk, revision = 0) => {
  const { id } = await ctx.db.selectFrom('comment').select('id').executeTakeFirstOrThrow();
  return redactionsOf(ctx, consultation.id, id, revision);
};

test('telephone numbers are found, marked and ticked; words are copied; both are hidden in one act', async () => {
  const open = await openDesk();
  await say(open);
  const { browser } = await open.sit(['moderator']);
  const page = await browser.get(`${desk}/1`);
  expect(page.html).toMatch(/<mark>13800138000<small>/);
  const form = page.forms.find(({ fields }) => fields.get('redacted') === '1');
  if (!form) throw new Error('No form');
  expect(form.fields.getAll('span')).toEqual(['1.text:3:14:phone', '1.text:19:30:phone']);
  form.fields.set('hide', '张先生');
  form.fields.set('hide_kind', 'name');
  expect((await browser.post(form.action, form.fields)).status).toBe(303);
  expect(await stateOf(open, 1)).toBe('redacted');
  expect(await held(open)).toEqual([
    { field: '1.proposed', start: 0, end: 3, kind: 'name' },
    { field: '1.text', start: 3, end: 14, kind: 'phone' },
    { field: '1.text', start: 15, end: 18, kind: 'name' },
    { field: '1.text', start: 19, end: 30, kind: 'phone' },
  ]);
  expect(JSON.parse((await trail(open, 'comment.released'))[0]?.detail ?? '')).toMatchObject({
    redactions: 4,
  });
  expect((await browser.get(`${desk}/1`)).words).toContain('已隐去：姓名');
});

test('undoing the release takes back what was hidden with it', async () => {
  const open = await openDesk();
  await say(open);
  const { browser } = await open.sit(['moderator']);
  await browser.post(`${desk}/1/decision`, { ...release, redacted: '1', span: '1.text:3:14:phone' });
  expect(await held(open)).toHaveLength(1);
  await browser.post(`${desk}/1/reopening`, { revision: '0', seq: '1' });
  expect(await held(open)).toEqual([]);
  expect((await written(open)).redactions).toMatchObject([{ revoked_at: '2021-05-20T02:00:00.000Z' }]);
  await browser.post(`${desk}/1/decision`, { ...release, seq: '2' });
  expect(await stateOf(open, 1)).toBe('released');
});

test('a span outside the text, of an unknown field or kind is refused', async () => {
  const open = await openDesk();
  await say(open);
  const { browser } = await open.sit(['moderator']);
  const length = [...text].length;
  for (const span of [
    `1.text:0:${length + 1}:phone`,
    '1.text:-1:3:phone',
    '1.text:5:5:phone',
    '1.text:6:5:phone',
    '1.text:0.5:2:phone',
    '1.text:a:b:phone',
    '2.text:0:1:phone',
    'statement:0:1:phone',
    'party_name:0:1:name',
    '1.text:0:1:secret',
    '1.text',
    '',
  ]) {
    const refused = await browser.post(`${desk}/1/decision`, { ...release, redacted: '1', span });
    expect([span, refused.status]).toEqual([span, 422]);
    expect(refused.summary).toEqual(['#release-spans']);
    expect(refused.ids).toContain('release-spans');
  }
  expect(await written(open)).toEqual({ acts: [], redactions: [], appeals: [] });
  const whole = { ...release, redacted: '1', span: `1.text:0:${length}:other` };
  expect((await browser.post(`${desk}/1/decision`, whole)).status).toBe(303);
});

test('words that are not there, or nothing to hide, are refused with what was entered', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation);
  const { browser } = await open.sit(['moderator']);
  const missing = await browser.post(`${desk}/1/decision`, {
    ...release,
    redacted: '1',
    hide: ['', '李先生'],
    hide_kind: ['name', 'abuse'],
  });
  expect(missing.status).toBe(422);
  expect(missing.summary).toEqual(['#release-hide-1']);
  expect(missing.html).toContain('value="李先生"');
  const nothing = await browser.post(`${desk}/1/decision`, { ...release, redacted: '1', hide: '' });
  expect(nothing.status).toBe(422);
  expect(nothing.summary).toEqual(['#release-hide-0']);
  expect((await written(open)).acts).toEqual([]);
});

test('a name and a reply without opinion can be hidden in part', async () => {
  const open = await openDesk();
  await comment(open.ctx, open.consultation, {
    party: { kind: 'enterprise', name: '张记餐饮店', signatories: null },
    opinions: [],
    statement: '张记餐饮店无意见。',
  });
  const { browser } = await open.sit(['moderator']);
  expect((await browser.get(`${desk}/1`)).words).toContain('答复无意见');
  const fields = { ...release, redacted: '1', hide: '张记', hide_kind: 'name' };
  expect((await browser.post(`${desk}/1/decision`, fields)).status).toBe(303);
  expect((await held(open)).map(({ field, start, end }) => [field, start, end])).toEqual([
    ['party_name', 0, 2],
    ['statement', 0, 2],
  ]);
});

test('spans sent with another act hide nothing', async () => {
  const open = await openDesk();
  await say(open);
  const { browser } = await open.sit(['moderator']);
  const fields = { ...release, act: 'withhold', rule: 'insult', span: '1.text:3:14:phone' };
  expect((await browser.post(`${desk}/1/decision`, fields)).status).toBe(303);
  expect((await written(open)).redactions).toEqual([]);
});
