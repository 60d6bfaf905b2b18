import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matching } from '#db/dialect.ts';
import { parseReceipt } from '#server/access/receipts.ts';
import { correctComment, withdrawComment } from '#server/comments/comment-changes.ts';
import { type CommentCounts, commentStates, countComments } from '#server/comments/comment-counts.ts';
import { submitComment } from '#server/comments/comments.ts';
import { unsealContact } from '#server/comments/contacts.ts';
import { findCommentByReceipt } from '#server/comments/held-comments.ts';
import type { Consultation } from '#server/consultations/consultations.ts';
import type { Context } from '#server/context.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import { ChangedElsewhereError, KeyReusedError, WithdrawnError } from '#server/responses/errors.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import { dayOf } from '#shared/time.ts';
import { makeOfficer } from '../staff/support.ts';
import { commentBody, openOffice, opinion } from '../support/consultations.ts';
import { dialect } from '../support/dialect.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { bodyNo, canary, contactOf, type History, history, ofEverything, type Step } from './history.ts';
import { Model, type Result } from './model.ts';
import { everything, letter, moderate } from './support.ts';

/** One key in one history: what the model says of it, and what was told of it when it was taken. */
interface Holder {
  key: string;
  who: string;
  paper: boolean;
  model: Model;
  told?: { receipt: string; no: number; receivedAt: Date };
}

interface Ground {
  house: House;
  consultation: Consultation;
  clerk: SignedIn;
  moderator: SignedIn;
}

async function openGround(): Promise<Ground> {
  const house = await makeApp();
  const { consultation, department } = await openOffice(house.ctx);
  const clerk = await makeOfficer(house.ctx, department, ['clerk']);
  const moderator = await makeOfficer(house.ctx, department, ['moderator']);
  return { house, consultation, clerk, moderator };
}

const submission = ({ clerk }: Ground, { key, paper }: Holder, body: ReturnType<typeof bodyNo>) => ({
  key,
  versionNo: 1,
  body,
  paper: paper ? letter(clerk) : undefined,
});

/** What came of a step, and the revision that was open before it. */
interface Done {
  result: Result;
  seen: number;
}

/** Does a step for real. */
async function act(ctx: Context, ground: Ground, holder: Holder, step: Step): Promise<Done> {
  const { consultation } = ground;
  const body = bodyNo(step.edition, holder.who);
  if (step.act === 'submit') {
    const result = await told(async () => {
      const outcome = await submitComment(ctx, consultation, submission(ground, holder, body));
      if ('problems' in outcome) throw new Error('The body is refused');
      const { created, receipt, no, receivedAt } = outcome.accepted;
      holder.told ??= { receipt, no, receivedAt };
      expect([receipt, no]).toEqual([holder.told.receipt, holder.told.no]);
      return created ? 'stored' : 'again';
    });
    return { result, seen: 0 };
  }
  const held = holder.told && (await findCommentByReceipt(ctx, holder.told.receipt));
  if (!held) return { result: 'nothing there', seen: 0 };
  const { receipt, revision } = held;
  const seen = step.act.startsWith('correct-') ? Math.max(0, revision - 1) : revision;
  const result = await told(async () => {
    if (step.act === 'withdraw') {
      await withdrawComment(ctx, consultation, receipt);
      return 'withdrawn';
    }
    if (step.act.startsWith('correct')) {
      const words = step.act === 'correct-again' && held.body ? held.body : body;
      const outcome = await correctComment(ctx, consultation, { receipt, revision: seen, body: words });
      if ('problems' in outcome) throw new Error('The body is refused');
      return outcome.accepted.created ? 'corrected' : 'corrected before';
    }
    const decided = await moderate(ctx, consultation, held.no, step.act as 'release', ground.moderator.id);
    return decided ? 'decided' : 'withdrawn';
  });
  return { result, seen };
}

async function told(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KeyReusedError) return 'other body';
    if (error instanceof ChangedElsewhereError) return 'changed elsewhere';
    if (error instanceof WithdrawnError) return 'withdrawn';
    throw error;
  }
}

/** A context that tells when its write runs: what happens at once happens in some order, and the model is asked in that order. */
function watched(ctx: Context, ran: () => void): Context {
  const write: Context['store']['write'] = (work) =>
    ctx.store.write((tx) => {
      ran();
      return work(tx);
    });
  return { ...ctx, store: { ...ctx.store, write } };
}

/** How often each thing happened: a model that nothing is asked of agrees with everything. */
const happened: Partial<Record<Result, number>> = {};

async function play(ground: Ground, given: History): Promise<Holder[]> {
  const { ctx, clock } = ground.house;
  const holders: Holder[] = [false, false, true].map((paper) => ({
    key: ctx.random(24).toString('base64url'),
    who: ctx.random(9).toString('hex'),
    paper,
    model: new Model(),
  }));
  for (const moment of given) {
    clock.set(new Date(clock.now().getTime() + 1700).toISOString());
    const before = holders.map(({ model }) => model.comment?.now);
    const order: number[] = [];
    const done = await Promise.all(
      moment.map((step, at) => {
        const own = watched(ctx, () => order.push(at));
        return act(own, ground, holders[step.key] as Holder, step);
      }),
    );
    // What needs no write is answered from what was there before any of them.
    const silent = moment.map((_, at) => at).filter((at) => !order.includes(at));
    for (const at of [...silent, ...order]) {
      const step = moment[at] as Step;
      const holder = holders[step.key] as Holder;
      const { result, seen } = done[at] as Done;
      const wanted = expectedOf(holder, step, seen, before[step.key]);
      expect([at, result]).toEqual([at, result === 'nothing there' ? result : wanted]);
      if (result === 'nothing there') expect(silent).toContain(at);
    }
  }
  return holders;
}

function expectedOf({ model, who }: Holder, step: Step, seen: number, before: unknown): Result {
  const body = step.act === 'correct-again' && before ? (before as never) : bodyNo(step.edition, who);
  const result =
    step.act === 'submit'
      ? model.submit(body)
      : step.act === 'withdraw'
        ? model.withdraw()
        : step.act.startsWith('correct')
          ? model.correct(body, seen)
          : model.decide(step.act as 'release');
  happened[result] = (happened[result] ?? 0) + 1;
  return result;
}

/** What is held under a receipt is what the model says, and the key gives it again. */
async function expectHeld(ground: Ground, holder: Holder) {
  const { house, consultation } = ground;
  const { model } = holder;
  if (!model.comment) return expect(holder.told).toBeUndefined();
  const { first, now, revision, contact } = model.comment;
  const { receipt, no, receivedAt } = holder.told ?? {};
  const held = receipt && (await findCommentByReceipt(house.ctx, receipt));
  if (!held || !receivedAt) throw new Error('A comment is lost');
  expect(parseReceipt(receipt)).toBe(receipt);
  expect([held.no, held.revision, held.channel]).toEqual([no, revision, holder.paper ? 'letter' : 'online']);
  expect(held.withdrawnAt !== undefined).toBe(now === undefined);
  expect(held.body).toEqual(now);
  const time = now ? receivedAt : new Date(`${dayOf(receivedAt)}T00:00:00+08:00`);
  expect(held.receivedAt).toEqual(time);
  expect(held.receivedAt.getMilliseconds()).toBe(0);
  const sealed = await house.ctx.db
    .selectFrom('comment_contact')
    .select(['sealed', 'purpose'])
    .where('comment_id', '=', held.id)
    .execute();
  const opened = sealed.map((row) => unsealContact(house.ctx, held.id, 'contact', row.sealed));
  expect(opened).toEqual(contact === null ? [] : [contact]);
  expect(held.hasContact).toBe(contact !== null);
  const posted = (body: typeof first) =>
    submitComment(house.ctx, consultation, submission(ground, holder, JSON.parse(body)));
  expect(await posted(first)).toMatchObject({ accepted: { receipt, no, created: false } });
  const other = JSON.stringify(commentBody({ opinions: [opinion({ text: '别的意见。' })] }));
  if (now) await expect(posted(other)).rejects.toThrow(KeyReusedError);
  else expect(await posted(other)).toMatchObject({ accepted: { receipt, created: false, withdrawn: true } });
}

const commentsOf = (holders: Holder[]) => holders.flatMap(({ model }) => model.comment ?? []);

/** The counts as one would make them from a pile of paper. */
function recount(holders: Holder[]): CommentCounts {
  const comments = commentsOf(holders);
  const number = (of: (comment: (typeof comments)[number]) => boolean) => comments.filter(of).length;
  const counting = comments.filter(({ state }) => ['released', 'redacted', 'not_shown'].includes(state));
  const withheld = number(({ state }) => state === 'withheld');
  const referred = number(({ state }) => state === 'referred');
  const paper = holders.filter((holder) => holder.paper && holder.model.comment).length;
  const only = (name: string, n: number) => (n > 0 ? { [name]: n } : {});
  return {
    received: comments.length,
    states: Object.fromEntries(
      commentStates.map((state) => [state, number((each) => each.state === state)]),
    ) as CommentCounts['states'],
    withheldByRule: only('advertising', withheld),
    referredByDestination: only('petition', referred),
    byChannel: { ...only('online', comments.length - paper), ...only('letter', paper) },
    noComment: counting.filter(({ now }) => now?.statement).length,
    signatories: counting.reduce((sum, { now }) => sum + (now?.party.signatories ?? 0), 0),
  };
}

async function expectStore({ house: { ctx }, consultation }: Ground, holders: Holder[]) {
  const rows = await ctx.db.selectFrom('comment').selectAll().orderBy('no').execute();
  expect(rows.map(({ no }) => no)).toEqual(commentsOf(holders).map((_, at) => at + 1));
  const counts = await countComments(ctx, consultation);
  expect(counts).toEqual(recount(holders));
  expect(counts.received).toBe(Object.values(counts.states).reduce((sum, n) => sum + n));
  const opinions = await ctx.db.selectFrom('counted_opinion').select('id').execute();
  const counting = commentsOf(holders).filter(({ state }) =>
    ['released', 'redacted', 'not_shown'].includes(state),
  );
  expect(opinions).toHaveLength(counting.reduce((sum, { now }) => sum + (now?.opinions.length ?? 0), 0));
  await expectNoWords(ctx, holders);
}

/** Of what was withdrawn no word is left; of no contact is there one at all; what stands is found by its words, and nothing else is. */
async function expectNoWords(ctx: Context, holders: Holder[]) {
  const all = (await everything(ctx)).map((each) => each.join(': '));
  const whole = all.join('\n');
  const placesOf = (word: string) => (whole.includes(word) ? all.filter((each) => each.includes(word)) : []);
  for (const { who, model } of holders) {
    expect(placesOf(contactOf(who))).toEqual([]);
    if (model.comment && !model.comment.now) expect(placesOf(who)).toEqual([]);
    const found = await ctx.db
      .selectFrom('comment')
      .select('no')
      .where('text_id', 'in', matching(ctx.db, 'comment_keys', searchTerms(canary(who))))
      .execute();
    const stands = JSON.stringify(model.comment?.now ?? '').includes(who);
    expect(found).toHaveLength(stands ? 1 : 0);
  }
}

const TOGETHER = 10;
/** On PostgreSQL each step goes to a server and back, and there are fewer. */
const ROUNDS = dialect === 'sqlite' ? 30 : 8;
/** A store is put away after so many keys, for it is looked through whole after every round. */
const KEYS = 120;

test('in random histories no comment doubles or is lost, numbers have no gaps, and what is withdrawn leaves no word', {
  timeout: 60_000,
}, async () => {
  let ground: Ground | undefined;
  let holders: Holder[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(history, { minLength: TOGETHER, maxLength: TOGETHER }), async (histories) => {
      if (!ground || holders.length >= KEYS) {
        ground = await openGround();
        holders = [];
      }
      const now = ground;
      const fresh = await Promise.all(
        [...histories, ofEverything].map((each) => play(now, each).catch(named(each))),
      );
      holders.push(...fresh.flat());
      for (const holder of fresh.flat()) await expectHeld(now, holder);
      await expectStore(now, holders);
    }),
    { numRuns: ROUNDS, endOnFailure: true },
  );
  const results: Result[] = [
    'stored',
    'again',
    'other body',
    'corrected',
    'corrected before',
    'changed elsewhere',
    'withdrawn',
    'decided',
  ];
  for (const result of results) expect([result, (happened[result] ?? 0) > 10]).toEqual([result, true]);
});

/** Of the histories of a round, says which one failed. */
const named = (each: History) => (error: unknown) => {
  throw new Error(`In the history ${JSON.stringify(each)}: ${error}`, { cause: error });
};
