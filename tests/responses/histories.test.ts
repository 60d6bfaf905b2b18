import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReceipt } from '#server/access/receipts.ts';
import type { Context } from '#server/context.ts';
import type { Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { ChangedElsewhereError, KeyReusedError, WithdrawnError } from '#server/responses/errors.ts';
import { correctResponse, findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { submitResponse } from '#server/responses/responses.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { dialect } from '../support/dialect.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedRows, storedTexts } from '../support/stored.ts';
import { bodyNo, type History, history, ofEverything, type Step } from './history.ts';
import { Model, type Result } from './model.ts';

/** One person's key in one history: what the model says of it, and the receipt once there is one. */
interface Holder {
  key: string;
  model: Model;
  receipt?: string;
}

interface Ground {
  house: House;
  questionnaire: Questionnaire;
}

const submission = (key: string, answers: Answers) => ({
  key,
  versionNo: 1,
  language: 'zh-CN',
  answers,
  channel: 'online' as const,
});

/** What came of a step, and the revision that was open before it. */
interface Done {
  result: Result;
  seen: number;
}

/** Does a step for real. */
async function act(ctx: Context, { questionnaire }: Ground, holder: Holder, step: Step): Promise<Done> {
  const answers = bodyNo(step.edition);
  if (step.act === 'submit') {
    const result = await told(async () => {
      const outcome = await submitResponse(ctx, questionnaire, submission(holder.key, answers));
      if ('problems' in outcome) throw new Error('The body is refused');
      const { receipt, created } = outcome.accepted;
      expect(holder.receipt ?? receipt).toBe(receipt);
      holder.receipt = receipt;
      return created ? 'stored' : 'again';
    });
    return { result, seen: 0 };
  }
  const held = holder.receipt && (await findByReceipt(ctx, holder.receipt));
  if (!held) return { result: 'nothing there', seen: 0 };
  const seen = step.act === 'correct-stale' ? Math.max(0, held.revision - 1) : held.revision;
  const result = await told(async () => {
    if (step.act === 'withdraw') {
      await withdrawResponse(ctx, held);
      return 'withdrawn';
    }
    const { receipt } = held;
    await correctResponse(ctx, questionnaire, { receipt, revision: seen, language: 'zh-CN', answers });
    return 'corrected';
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
  const grouped: Context['store']['grouped'] = (work) =>
    ctx.store.grouped((tx, items) => {
      ran();
      return work(tx, items);
    });
  return { ...ctx, store: { ...ctx.store, write, grouped } };
}

/** How often each thing happened: a model that nothing is asked of agrees with everything. */
const happened: Partial<Record<Result, number>> = {};

async function play(ground: Ground, given: History): Promise<Holder[]> {
  const { ctx } = ground.house;
  const holders: Holder[] = [0, 1, 2].map(() => ({
    key: ctx.random(24).toString('base64url'),
    model: new Model(),
  }));
  for (const moment of given) {
    const order: number[] = [];
    const done = await Promise.all(
      moment.map((step, at) => {
        const own = watched(ctx, () => order.push(at));
        return act(own, ground, holders[step.key] as Holder, step);
      }),
    );
    for (const [at, { result }] of done.entries())
      if (!order.includes(at)) expect(result).toBe('nothing there');
    const told = dialect === 'sqlite' ? order : (orderThatExplains(holders, moment, done, order) ?? order);
    for (const at of told) {
      const step = moment[at] as Step;
      const { result, seen } = done[at] as Done;
      const expected = expectedOf((holders[step.key] as Holder).model, step, seen);
      happened[expected] = (happened[expected] ?? 0) + 1;
      expect([at, result]).toEqual([at, asTold(expected)]);
    }
  }
  return holders;
}

function expectedOf(model: Model, step: Step, seen: number): Result {
  const answers = bodyNo(step.edition);
  if (step.act === 'submit') return model.submit(answers);
  return step.act === 'withdraw' ? model.withdraw() : model.correct(answers, seen);
}

/** A correction that was made before is told like one made now. */
const asTold = (result: Result): Result => (result === 'corrected before' ? 'corrected' : result);

/**
 * On PostgreSQL intake runs beside the entries, and nobody knows in which order: there must be one in which everything
 * that was told is so.
 */
function orderThatExplains(
  holders: Holder[],
  moment: readonly Step[],
  done: Done[],
  left: readonly number[],
): number[] | undefined {
  if (left.length === 0) return [];
  for (const at of new Set(left)) {
    const step = moment[at] as Step;
    const { result, seen } = done[at] as Done;
    const next = holders.map((holder) => ({ ...holder, model: holder.model.copy() }));
    if (asTold(expectedOf((next[step.key] as Holder).model, step, seen)) !== result) continue;
    const rest = orderThatExplains(
      next,
      moment,
      done,
      [...new Set(left)].filter((each) => each !== at),
    );
    if (rest) return [at, ...rest];
  }
  return undefined;
}

/** What is held under a receipt is what the model says. */
async function expectHeld({ house, questionnaire }: Ground, { key, model, receipt }: Holder) {
  if (!model.response) return expect(receipt).toBeUndefined();
  const { first, now, revision } = model.response;
  const held = receipt && (await findByReceipt(house.ctx, receipt));
  if (!held) throw new Error('A response is lost');
  expect(parseReceipt(receipt)).toBe(receipt);
  expect([held.revision, held.withdrawnDay !== null]).toEqual([revision, now === undefined]);
  expect(held.answers).toEqual(now ?? {});
  const posted = (body: Answers) => submitResponse(house.ctx, questionnaire, submission(key, body));
  expect(await posted(JSON.parse(first))).toMatchObject({ accepted: { receipt, created: false } });
  const other = { A1: 'young', B1: ['fish', 'tea'] };
  if (now) await expect(posted(other)).rejects.toThrow(KeyReusedError);
  else expect(await posted(other)).toMatchObject({ accepted: { receipt, created: false, withdrawn: true } });
}

/** How often each body is counted: what was heard, added up, and what is stored. */
function counted(bodies: Iterable<[unknown, number]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [body, change] of bodies) {
    if (body === undefined || body === null) continue;
    const name = typeof body === 'string' ? body : canonicalJson(body);
    const count = (counts.get(name) ?? 0) + change;
    if (count === 0) counts.delete(name);
    else counts.set(name, count);
  }
  return counts;
}

const wordsOf = ({ B2, A2__other }: Answers) => [
  ...(A2__other ? [`A2__other: ${A2__other}`] : []),
  ...(B2 ? [`B2: ${B2}`] : []),
];

async function expectStore({ house }: Ground, holders: Holder[]) {
  const rows = await storedRows(house.ctx);
  const responses = holders.flatMap(({ model }) => (model.response ? [model.response] : []));
  expect(rows).toHaveLength(responses.length);
  const heard = house.acts.flatMap(({ before, after }): [unknown, number][] => [
    [before, -1],
    [after, 1],
  ]);
  expect(counted(heard)).toEqual(counted(rows.map(({ answers }) => [answers, 1])));
  const words = responses.flatMap(({ now }) => (now ? wordsOf(now) : []));
  expect((await storedTexts(house.ctx)).sort()).toEqual(words.sort());
}

const TOGETHER = 20;
/** On PostgreSQL each step goes to a server and back, and there are fewer. */
const ROUNDS = dialect === 'sqlite' ? 52 : 12;
/** A store is put away after so many keys, for it is looked through whole after every round. */
const KEYS = 600;

test('in random histories nothing doubles, nothing is lost, what is heard is what is stored', {
  timeout: 120_000,
}, async () => {
  let ground: Ground | undefined;
  let holders: Holder[] = [];
  let played = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(history, { minLength: TOGETHER, maxLength: TOGETHER }), async (histories) => {
      if (!ground || holders.length >= KEYS) {
        const house = await makeApp();
        ground = { house, questionnaire: await publish(house.ctx) };
        holders = [];
      }
      const now = ground;
      const fresh = await Promise.all(
        [...histories, ofEverything].map((each) => play(now, each).catch(named(each))),
      );
      holders.push(...fresh.flat());
      for (const holder of fresh.flat()) await expectHeld(now, holder);
      await expectStore(now, holders);
      played += histories.length;
    }),
    { numRuns: ROUNDS, endOnFailure: true },
  );
  expect(played).toBe(ROUNDS * TOGETHER);
  const results: Result[] = [
    'stored',
    'again',
    'other body',
    'corrected',
    'corrected before',
    'changed elsewhere',
    'withdrawn',
  ];
  for (const result of results) expect([result, (happened[result] ?? 0) > 10]).toEqual([result, true]);
});

/** Of the histories of a round, says which one failed. */
const named = (each: History) => (error: unknown) => {
  throw new Error(`In the history ${JSON.stringify(each)}: ${error}`, { cause: error });
};
