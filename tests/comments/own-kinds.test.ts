import { expect, test } from 'vitest';
import { countComments } from '#server/comments/comment-counts.ts';
import { makeOfficer } from '../staff/support.ts';
import { comment } from '../support/consultations.ts';
import { openHouse, storedComments } from './author-support.ts';
import { letter } from './support.ts';
import { openForm, written } from './writing.ts';

const partyOf = ({ ctx }: Awaited<ReturnType<typeof openHouse>>, revision = 0) =>
  ctx.db
    .selectFrom('comment_version')
    .select(['party_kind', 'party_name', 'signatories', 'statement'])
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();

test.each([['government_body'], ['deputy'], ['expert'], ['joint_letter']])(
  'a form that was made up speaks for no %s',
  async (party) => {
    const opened = await openHouse();
    const form = (await openForm(opened.browser)).form('/comments').fill({ 'text-0': '写明时段' });
    form.fields.set('party', party);
    form.fields.set('name', '市财政局（示例）');
    form.fields.set('signatories', '9999999');
    const page = await opened.browser.press(form, '提交意见');
    expect(page.status).toBe(201);
    expect(await partyOf(opened)).toMatchObject({ party_kind: 'person', signatories: null });
    expect((await countComments(opened.ctx, opened.consultation)).signatories).toBe(0);
  },
);

test('nor does it reply without opinion', async () => {
  const opened = await openHouse();
  const form = (await openForm(opened.browser)).form('/comments');
  form.fields.set('statement', '无意见');
  expect((await opened.browser.press(form, '提交意见')).status).toBe(422);
  expect(await storedComments(opened)).toEqual([]);
});

test('a correction makes neither of it; what an officer entered stays what it is', async () => {
  const opened = await openHouse();
  const { ctx, consultation, department, browser } = opened;
  const { receipt } = await written(browser);
  const correct = async (receipt: string, fields: { [name: string]: string }) => {
    const begun = await browser.post('/receipts/correction', { receipt });
    const form = begun.form('/receipts/comments/correction');
    for (const [name, value] of Object.entries(fields)) form.fields.set(name, value);
    return browser.press(form, '提交修改');
  };
  await correct(receipt, { party: 'joint_letter', signatories: '500', 'text-0': '改过的话' });
  expect(await partyOf(opened, 1)).toMatchObject({ party_kind: 'person', signatories: null });

  const clerk = await makeOfficer(ctx, department, ['clerk']);
  const party = { kind: 'joint_letter', name: '住户', signatories: 120 } as const;
  const paper = await comment(ctx, consultation, { party }, { paper: letter(clerk) });
  expect((await correct(paper.receipt, { signatories: '99999', 'text-0': '我们改了' })).status).toBe(200);
  const [row] = await ctx.db
    .selectFrom('comment_version')
    .selectAll()
    .where('party_kind', '=', 'joint_letter')
    .where('revision', '=', 1)
    .execute();
  expect(row).toMatchObject({ party_name: '住户', signatories: 120 });
});
