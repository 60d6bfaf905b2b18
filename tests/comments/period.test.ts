import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { correctComment, withdrawComment } from '#server/comments/comment-changes.ts';
import { submitComment } from '#server/comments/comments.ts';
import {
  CommentsClosedError,
  CommentsNotOpenError,
  IdentityNeededError,
  OutcomePublishedError,
} from '#server/comments/errors.ts';
import { getConsultation } from '#server/consultations/consultations.ts';
import type { PeriodEvent } from '#server/consultations/period.ts';
import type { Context } from '#server/context.ts';
import { NotFoundError } from '#server/errors.ts';
import { WithdrawnError } from '#server/responses/errors.ts';
import { comment, commentBody, openConsultation, opinion, small } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { happen } from './support.ts';

async function open(definition = small) {
  const house = await makeApp();
  await openConsultation(house.ctx, definition);
  const now = () => getConsultation(house.ctx, definition.slug);
  return {
    ...house,
    now,
    /** Sends a new comment at an instant, for the consultation as it is then. */
    sendAt: async (at: string, more = {}, key: string = randomUUID()) => {
      house.clock.set(at);
      return comment(house.ctx, await now(), more, { key });
    },
    /** The form was opened before: the consultation is the one that was read with it. */
    events: async (kind: PeriodEvent['kind'], closesAt?: string) =>
      happen(house.ctx, await now(), kind, closesAt),
  };
}

const putOutcome = ({ store }: Context, consultation: string, published: boolean) =>
  store.write(({ db }) =>
    db
      .insertInto('outcome')
      .values({
        id: 'o',
        consultation_id: consultation,
        no: 1,
        snapshot: '{}',
        hash: '',
        proposed_at: '2021-06-20',
        published_at: published ? '2021-06-20' : null,
      })
      .execute(),
  );

test('the last moment is in time; what was begun is taken a quarter hour longer; then it is closed', async () => {
  const { sendAt } = await open();
  await expect(sendAt('2021-05-14T23:59:59.999+08:00')).rejects.toThrow(CommentsNotOpenError);
  for (const at of [
    '2021-05-15T00:00:00.000+08:00',
    '2021-06-15T23:59:59.999+08:00',
    '2021-06-16T00:00:00.000+08:00',
    '2021-06-16T00:14:59.999+08:00',
  ])
    expect((await sendAt(at)).receivedAt).toEqual(new Date(`${at.slice(0, 19)}+08:00`));
  await expect(sendAt('2021-06-16T00:15:00.000+08:00')).rejects.toThrow(CommentsClosedError);
});

test('a period that is extended while the form is open takes it', async () => {
  const { sendAt, events } = await open();
  await events('extend', '2021-06-20T00:00:00+08:00');
  await sendAt('2021-06-19T23:59:59+08:00');
  await expect(sendAt('2021-06-20T00:15:00+08:00')).rejects.toThrow(CommentsClosedError);
});

test('suspended, nothing is taken but corrections; resumed, all is', async () => {
  const { ctx, sendAt, events, now } = await open();
  const { receipt } = await sendAt('2021-05-20T10:00:00+08:00');
  await events('suspend');
  await expect(sendAt('2021-05-21T10:00:00+08:00')).rejects.toThrow(CommentsNotOpenError);
  const body = commentBody({ opinions: [opinion({ text: '更正。' })] });
  expect(await correctComment(ctx, await now(), { receipt, revision: 0, body })).toMatchObject({
    accepted: { revision: 1 },
  });
  await events('resume');
  await sendAt('2021-05-21T10:00:00+08:00');
});

test('closed early is closed; reopened is open', async () => {
  const { sendAt, events } = await open();
  await events('close_early', '2021-05-21T00:00:00+08:00');
  await sendAt('2021-05-21T00:14:59+08:00');
  await expect(sendAt('2021-05-21T00:15:00+08:00')).rejects.toThrow(CommentsClosedError);
  await events('reopen', '2021-05-25T00:00:00+08:00');
  await sendAt('2021-05-24T23:59:59+08:00');
});

test('shortened, what was begun is still taken for a quarter hour', async () => {
  const { sendAt, events } = await open();
  await events('shorten', '2021-06-01T00:00:00+08:00');
  await sendAt('2021-06-01T00:10:00+08:00');
  await expect(sendAt('2021-06-02T00:00:00+08:00')).rejects.toThrow(CommentsClosedError);
});

test('a retry of what was taken in time is answered at any time, also by what corrected it', async () => {
  const { ctx, clock, sendAt, now } = await open();
  const key = randomUUID();
  const first = await sendAt('2021-06-16T00:14:59+08:00', {}, key);
  const correction = {
    receipt: first.receipt,
    revision: 0,
    body: commentBody({ opinions: [opinion({ text: '更正。' })] }),
  };
  await correctComment(ctx, await now(), correction);
  expect(await sendAt('2021-08-01T00:00:00+08:00', {}, key)).toEqual({
    ...first,
    revision: 1,
    created: false,
  });
  expect(await correctComment(ctx, await now(), correction)).toMatchObject({
    accepted: { receipt: first.receipt, revision: 1, created: false },
  });
  clock.set('2021-06-16T00:15:00+08:00');
  const other = { ...correction, revision: 1, body: commentBody() };
  await expect(correctComment(ctx, await now(), other)).rejects.toThrow(CommentsClosedError);
  await expect(withdrawComment(ctx, await now(), first.receipt)).rejects.toThrow(CommentsClosedError);
});

test('withdrawing again changes nothing, also after closing; then nothing can be corrected', async () => {
  const { ctx, clock, sendAt, now } = await open();
  const { receipt } = await sendAt('2021-05-20T10:00:00+08:00');
  await withdrawComment(ctx, await now(), receipt);
  const rows = () => ctx.db.selectFrom('comment').selectAll().execute();
  const before = await rows();
  clock.set('2021-08-01T00:00:00+08:00');
  await withdrawComment(ctx, await now(), receipt);
  expect(await rows()).toEqual(before);
  const correction = { receipt, revision: 1, body: commentBody() };
  await expect(correctComment(ctx, await now(), correction)).rejects.toThrow(WithdrawnError);
});

test('a receipt of nobody is not found', async () => {
  const { ctx, now } = await open();
  const nobody = { receipt: '1234567890123456', revision: 0, body: commentBody() };
  await expect(correctComment(ctx, await now(), nobody)).rejects.toThrow(NotFoundError);
  await expect(withdrawComment(ctx, await now(), nobody.receipt)).rejects.toThrow(NotFoundError);
});

test('a round that asks for more than can be shown here takes nothing', async () => {
  const { sendAt } = await open({ ...small, round: { ...small.round, identity: 'phone-verified' } });
  await expect(sendAt('2021-05-20T10:00:00+08:00')).rejects.toThrow(IdentityNeededError);
});

test('a round that asks for a contact takes none without; a correction keeps it, replaces it, never takes it away', async () => {
  const { ctx, sendAt, now } = await open({ ...small, round: { ...small.round, identity: 'contact' } });
  const missing = [{ pointer: '/contact', code: 'contact_missing' }];
  const consultation = await now();
  const sending = { key: randomUUID(), versionNo: 1, body: commentBody() };
  expect(await submitComment(ctx, consultation, sending)).toEqual({ problems: missing });
  const { receipt } = await sendAt('2021-05-20T10:00:00+08:00', { contact: '第一个' });
  const correct = (revision: number, more: object) =>
    correctComment(ctx, consultation, { receipt, revision, body: commentBody(), ...more });
  expect(await correct(0, {})).toMatchObject({ accepted: { revision: 1 } });
  expect(await correct(1, { removeContact: true })).toEqual({ problems: missing });
  expect(await correct(1, { body: commentBody({ contact: '第二个' }) })).toMatchObject({
    accepted: { revision: 2 },
  });
});

test('once an outcome is public nothing new is taken, and nothing of what it counted is corrected; retries are answered', async () => {
  const { ctx, sendAt, events, now } = await open();
  const key = randomUUID();
  const at = '2021-05-20T10:00:00+08:00';
  const first = await sendAt(at, {}, key);
  const { id } = await now();
  await putOutcome(ctx, id, false);
  await sendAt(at);
  await ctx.store.write(({ db }) => db.updateTable('outcome').set({ published_at: at }).execute());
  await events('reopen', '2021-07-01T00:00:00+08:00');
  await expect(sendAt('2021-06-20T00:00:00+08:00')).rejects.toThrow(OutcomePublishedError);
  expect(await ctx.db.selectFrom('comment').select('no').execute()).toHaveLength(2);
  expect(await sendAt(at, {}, key)).toEqual({ ...first, created: false });
  const correction = { receipt: first.receipt, revision: 0, body: commentBody({ show: false }) };
  await expect(correctComment(ctx, await now(), correction)).rejects.toThrow(OutcomePublishedError);
});

test('an outcome that is published in the same moment leaves a retry its receipt', async () => {
  const { ctx, now } = await open();
  const consultation = await now();
  const key = randomUUID();
  const waiting = async (n: number) => {
    while (ctx.upkeep.waiting < n) await new Promise((next) => setImmediate(next));
  };
  let release = () => {};
  const gate = new Promise<void>((done) => {
    release = done;
  });
  const held = ctx.store.write(() => gate);
  await new Promise((next) => setImmediate(next));
  const first = comment(ctx, consultation, {}, { key });
  await waiting(1);
  const published = putOutcome(ctx, consultation.id, true);
  const again = comment(ctx, consultation, {}, { key });
  const other = comment(ctx, consultation);
  await waiting(4);
  release();
  await expect(other).rejects.toThrow(OutcomePublishedError);
  await Promise.all([held, published]);
  expect((await first).created).toBe(true);
  expect(await again).toEqual({ ...(await first), created: false });
});
