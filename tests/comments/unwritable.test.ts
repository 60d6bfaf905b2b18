import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { correctComment, withdrawComment } from '#server/comments/comment-changes.ts';
import { countComments } from '#server/comments/comment-counts.ts';
import { findCommentByReceipt } from '#server/comments/held-comments.ts';
import { StoreUnwritableError } from '#server/errors.ts';
import { makeOfficer } from '../staff/support.ts';
import { comment, commentBody, openOffice, opinion } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { holdStore, leaveRoom } from '../support/unwritable.ts';
import { everything, letter } from './support.ts';

async function open() {
  const house = await makeApp();
  const { consultation, department } = await openOffice(house.ctx);
  return { house, ctx: house.ctx, consultation, department };
}

/** So many words that no page has room for them. */
const long = (edition = 0) =>
  commentBody({
    opinions: Array.from({ length: 10 }, (_, at) =>
      opinion({ text: `第${edition}稿之${at}${'字句'.repeat(2000)}` }),
    ),
    contact: '示例',
  });

test('on a full disk a comment is stored whole or not at all, and told so', async () => {
  const { house, ctx, consultation } = await open();
  await leaveRoom(house, 150);
  const outcomes = [];
  for (let times = 0; times < 8; times++)
    outcomes.push(await comment(ctx, consultation, long(times)).catch((error: unknown) => error));
  const taken = outcomes.filter((each) => !(each instanceof Error));
  const refused = outcomes.filter((each) => each instanceof Error);
  expect(Math.min(taken.length, refused.length)).toBeGreaterThan(0);
  for (const error of refused) {
    expect(error).toBeInstanceOf(StoreUnwritableError);
    expect(error).toMatchObject({ status: 503, retryAfter: 5, type: 'store-unavailable' });
  }
  const count = async (table: 'comment' | 'comment_version' | 'opinion' | 'comment_contact') =>
    (await ctx.db.selectFrom(table).select('consultation_id').execute()).length;
  expect(await Promise.all((['comment', 'comment_version', 'comment_contact'] as const).map(count))).toEqual([
    taken.length,
    taken.length,
    taken.length,
  ]);
  expect(await count('opinion')).toBe(taken.length * 10);
  expect(await ctx.db.selectFrom('comment_keys').select('rowid').execute()).toHaveLength(taken.length);
  const numbers = await ctx.db.selectFrom('comment').select('no').orderBy('no').execute();
  expect(numbers.map(({ no }) => no)).toEqual(taken.map((_, at) => at + 1));
  expect((await countComments(ctx, consultation)).received).toBe(taken.length);
});

test('a correction, a withdrawal and a paper that cannot be written leave everything as it was', async () => {
  const { house, ctx, consultation, department } = await open();
  const clerk = await makeOfficer(ctx, department, ['clerk']);
  const { receipt } = await comment(ctx, consultation, { contact: '示例' });
  const before = await everything(ctx);
  const held = await findCommentByReceipt(ctx, receipt);
  const letGo = await holdStore(house);
  for (const attempt of [
    () => correctComment(ctx, consultation, { receipt, revision: 0, body: long(1) }),
    () => withdrawComment(ctx, consultation, receipt),
    () => comment(ctx, consultation, {}, { paper: letter(clerk) }),
  ])
    await expect(attempt()).rejects.toThrow(StoreUnwritableError);
  expect(await everything(ctx)).toEqual(before);
  expect(await findCommentByReceipt(ctx, receipt)).toEqual(held);
  await letGo();
  expect(await correctComment(ctx, consultation, { receipt, revision: 0, body: long(1) })).toMatchObject({
    accepted: { revision: 1, created: true },
  });
});

test('a correction for which there is no room leaves the comment as it was, its words to be found', async () => {
  const { house, ctx, consultation } = await open();
  const { receipt } = await comment(ctx, consultation, { contact: '示例' });
  const before = await everything(ctx);
  await leaveRoom(house, 0);
  const correction = { receipt, revision: 0, body: long(2) };
  await expect(correctComment(ctx, consultation, correction)).rejects.toThrow(StoreUnwritableError);
  expect(await everything(ctx)).toEqual(before);
});

test('once there is room the same sending is taken, under the same receipt and the next number', async () => {
  const { house, ctx, consultation } = await open();
  const key = randomUUID();
  await leaveRoom(house, 0);
  await expect(comment(ctx, consultation, long(), { key })).rejects.toThrow(StoreUnwritableError);
  await leaveRoom(house, 500);
  const first = await comment(ctx, consultation, long(), { key });
  expect(first).toMatchObject({ no: 1, created: true });
  expect(await comment(ctx, consultation, long(), { key })).toEqual({ ...first, created: false });
});

test('a retry of what is stored is answered while nothing can be written', async () => {
  const { house, ctx, consultation } = await open();
  const key = randomUUID();
  const first = await comment(ctx, consultation, {}, { key });
  await leaveRoom(house, 0);
  expect(await comment(ctx, consultation, {}, { key })).toEqual({ ...first, created: false });
});
