import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { bodyMacFor, formatReceipt } from '#server/access/receipts.ts';
import { cleanBody, macOf } from '#server/comments/comment-body.ts';
import { correctComment, withdrawComment } from '#server/comments/comment-changes.ts';
import { insertContact } from '#server/comments/comments.queries.ts';
import { sealContact, unsealContact } from '#server/comments/contacts.ts';
import { findCommentByReceipt } from '#server/comments/held-comments.ts';
import type { Context } from '#server/context.ts';
import { secretsFrom } from '#server/secrets.ts';
import { makeOfficer } from '../staff/support.ts';
import { comment, commentBody, openOffice, opinion } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { bytesOf, columnNames } from '../support/store-bytes.ts';
import { letter, tablesWith } from './support.ts';

/** Where what commenters gave is kept. */
const tables = ['comment', 'comment_version', 'opinion', 'comment_contact', 'appeal'];

/** Names of columns that would tell of a receipt, a key, a device, an address or an account. */
const telltale =
  /(account|user|officer|login|session|phone|mail|address|addr|ip$|host|device|agent|browser|referr?er|cookie|token|key|receipt|fingerprint)/;

async function open() {
  const house = await makeApp();
  const { consultation, department, editor } = await openOffice(house.ctx);
  return { ...house, consultation, department, editor };
}

test('no column tells of a receipt, a key, a cookie, a device, an address or an account', async () => {
  const { ctx } = await makeApp();
  for (const table of tables) {
    const names = await columnNames(ctx.db, table);
    expect(names.length).toBeGreaterThan(3);
    expect([table, names.filter((name) => telltale.test(name))]).toEqual([table, []]);
  }
});

test('receipts and keys are in no table, whatever became of the comment', async () => {
  const { ctx, consultation, department } = await open();
  const clerk = await makeOfficer(ctx, department, ['clerk']);
  const secrets: string[] = [];
  for (const paper of [undefined, letter(clerk)]) {
    const key = randomUUID();
    const { receipt } = await comment(ctx, consultation, {}, paper ? { key, paper } : { key });
    secrets.push(key, key.replaceAll('-', ''), receipt, formatReceipt(receipt));
    await correctComment(ctx, consultation, { receipt, revision: 0, body: commentBody({ show: false }) });
    for (const secret of secrets) expect([secret, await tablesWith(ctx, secret)]).toEqual([secret, []]);
    await withdrawComment(ctx, consultation, receipt);
  }
  for (const secret of secrets) expect([secret, await tablesWith(ctx, secret)]).toEqual([secret, []]);
});

test('a contact is in no table and in no file, but sealed', async () => {
  const { ctx, consultation, file } = await open();
  const contact = 'canary-contact-0411';
  const { receipt } = await comment(ctx, consultation, { contact });
  const second = commentBody({ contact: `${contact}-2`, opinions: [opinion({ text: 'canary-words' })] });
  await correctComment(ctx, consultation, { receipt, revision: 0, body: second });
  expect(await tablesWith(ctx, contact)).toEqual([]);
  expect(await tablesWith(ctx, 'canary-words')).toEqual(['opinion']);
  const bytes = await bytesOf({ ctx, file });
  expect(bytes.includes('canary-words')).toBe(true);
  expect(bytes.includes(contact)).toBe(false);
});

test('nothing in the store lets a contact be tried: the MAC of a first body is made with a key that lies elsewhere', async () => {
  const { ctx, consultation } = await open();
  const contact = '13800000000';
  await comment(ctx, consultation, { contact });
  const { body_mac } = await ctx.db.selectFrom('comment').select('body_mac').executeTakeFirstOrThrow();
  const guess = macOf(consultation.salt, 1, cleanBody(commentBody({ contact })));
  expect(Buffer.from(body_mac ?? []).toString('hex')).toHaveLength(32);
  expect(Buffer.from(body_mac ?? []).equals(guess)).toBe(false);
  expect(Buffer.from(body_mac ?? []).equals(bodyMacFor(consultation.salt, contact))).toBe(false);
});

test('a contact opens for its comment, its purpose and its installation alone', async () => {
  const { ctx, consultation } = await open();
  const [mine, other] = await Promise.all(
    ['甲', '乙'].map(async (contact) => {
      const { receipt } = await comment(ctx, consultation, { contact });
      return (await findCommentByReceipt(ctx, receipt))?.id ?? new Uint8Array();
    }),
  );
  const { sealed } = await ctx.db
    .selectFrom('comment_contact')
    .select('sealed')
    .where('comment_id', '=', mine as Uint8Array)
    .executeTakeFirstOrThrow();
  expect(unsealContact(ctx, mine as Uint8Array, 'contact', sealed)).toBe('甲');
  const box = Buffer.from(sealed);
  const changed = Buffer.from(sealed);
  changed.writeUInt8((changed.at(-1) ?? 0) ^ 1, changed.length - 1);
  const elsewhere: Context = {
    ...ctx,
    secrets: secretsFrom(Buffer.from('another secret of thirty-two char')),
  };
  const tries: [Context, Uint8Array | undefined, 'contact' | 'notification', Uint8Array][] = [
    [ctx, other, 'contact', sealed],
    [ctx, mine, 'notification', sealed],
    [elsewhere, mine, 'contact', sealed],
    [ctx, mine, 'contact', changed],
    [ctx, mine, 'contact', box.subarray(0, 20)],
    [ctx, mine, 'contact', sealContact(ctx, mine as Uint8Array, 'contact', '').subarray(0, 16)],
    [ctx, mine, 'contact', new Uint8Array()],
  ];
  for (const [who, id, purpose, bytes] of tries)
    expect(() => unsealContact(who, id as Uint8Array, purpose, bytes)).toThrow();
});

test('sealed twice, the same contact is not the same bytes', async () => {
  const { ctx } = await makeApp();
  const id = ctx.random(16);
  const sealed = [1, 2, 3].map(() => sealContact(ctx, id, 'contact', '甲').toString('hex'));
  expect(new Set(sealed).size).toBe(3);
});

test('officers’ contact and the address for notices lie in separate rows; a correction leaves the notices alone', async () => {
  const { ctx, consultation } = await open();
  const { receipt } = await comment(ctx, consultation, { contact: '甲' });
  const held = await findCommentByReceipt(ctx, receipt);
  const id = held?.id ?? new Uint8Array();
  const purposes = async () =>
    (
      await ctx.db
        .selectFrom('comment_contact')
        .select(['purpose', 'sealed'])
        .where('comment_id', '=', id)
        .orderBy('purpose')
        .execute()
    ).map(({ purpose, sealed }) => [purpose, unsealContact(ctx, id, purpose as 'contact', sealed)]);
  const sealed = sealContact(ctx, id, 'notification', 'a@example.org');
  await ctx.store.write(({ db }) =>
    insertContact(db, { consultation_id: consultation.id, comment_id: id, purpose: 'notification', sealed }),
  );
  const correct = (revision: number, more: object) =>
    correctComment(ctx, consultation, { receipt, revision, body: commentBody(), ...more });
  const notices = ['notification', 'a@example.org'];
  await correct(0, {});
  expect(await purposes()).toEqual([['contact', '甲'], notices]);
  await correct(1, { body: commentBody({ contact: '乙' }) });
  expect(await purposes()).toEqual([['contact', '乙'], notices]);
  await correct(2, { removeContact: true });
  expect(await purposes()).toEqual([notices]);
  expect((await findCommentByReceipt(ctx, receipt))?.hasContact).toBe(false);
  await withdrawComment(ctx, consultation, receipt);
  expect(await purposes()).toEqual([]);
});

test('of a comment that was withdrawn no word is left in the store’s files, once its log is written back', async () => {
  const { ctx, consultation, file, editor } = await open();
  const words = (what: string) => `canary${what}0411`;
  await comment(ctx, consultation, { opinions: [opinion({ text: words('kept') })] });
  const { receipt, no } = await comment(ctx, consultation, {
    party: { kind: 'enterprise', name: words('name'), signatories: null },
    opinions: [opinion({ text: words('text'), proposed: words('proposed') })],
  });
  const held = await findCommentByReceipt(ctx, receipt);
  const at = { officer_id: editor.id, at: '2021-05-20' };
  const place = { consultation_id: consultation.id, comment_id: held?.id ?? new Uint8Array() };
  await ctx.store.write(async ({ db }) => {
    const act = { ...place, ...at, seq: 1, revision: 0, act: 'withhold', rule: 'advertising' };
    await db
      .insertInto('moderation')
      .values({ ...act, destination: null, note: null })
      .execute();
    const appeal = { ...place, moderation_seq: 1, text: words('appeal'), at: '2021-05-20' };
    await db.insertInto('appeal').values(appeal).execute();
  });
  const second = commentBody({ opinions: [], statement: words('statement') });
  await correctComment(ctx, consultation, { receipt, revision: 0, body: second });
  const all = ['name', 'text', 'proposed', 'appeal', 'statement'].map(words);
  for (const word of all) expect([word, (await tablesWith(ctx, word)).length > 0]).toEqual([word, true]);

  await withdrawComment(ctx, consultation, receipt);
  for (const word of all) expect([word, await tablesWith(ctx, word)]).toEqual([word, []]);
  const bytes = await bytesOf({ ctx, file });
  expect(bytes.includes(words('kept'))).toBe(true);
  for (const word of all) expect([word, bytes.includes(word)]).toEqual([word, false]);
  const rows = await ctx.db.selectFrom('comment').selectAll().where('no', '=', no).execute();
  expect(rows[0]).toMatchObject({
    no,
    channel: 'online',
    received_at: '2021-05-19T16:00:00.000Z',
    body_mac: null,
    serial: null,
    revision: 2,
  });
});
