import { expect, test } from 'vitest';
import { trimFeed } from '#server/acts-feed.ts';
import { lookOnce } from '#server/following.ts';
import { getQuestionnaire, type Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { correctResponse, findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { eraseExpired } from '#server/responses/retention.ts';
import { Counters, recount } from '#server/results/counters.ts';
import { marginalOf, releaseCounts } from '#server/results/counts.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { dice } from '../results/answering.ts';
import { tiny } from '../support/definitions.ts';
import type { House } from '../support/make-app.ts';
import { period, publish, publishAgain } from '../support/publish.ts';
import { openDatabase, openTwo, unshared } from './support.ts';

if (unshared) console.log(`Left out: ${unshared}`);

/** What officers are shown of a questionnaire in a process. */
async function figures(counters: Counters, questionnaire: Questionnaire) {
  const shown = await counters.of(questionnaire);
  return {
    whole: shown.wholeAsOf,
    crossed: shown.crossedAsOf,
    received: shown.received(),
    marginals: shown.layout.variables.map((each) => marginalOf({ marginals: shown.whole }, each)),
    tables: releaseCounts(questionnaire, shown.crossed, 'values'),
    columns: shown.columns.n,
    pending: shown.pending().length,
  };
}

const bodies: Answers[] = [
  { A1: 'young', B1: ['tea'] },
  { A1: 'young', B1: ['fish', 'rice'], B2: 'words' },
  { A1: 'old', A2: 'stick', B1: ['none'] },
  { A1: 'old', A2: 'other', A2__other: 'wheel', B1: ['tea', 'fish'] },
];

/** People who answer, change and withdraw, each at whichever process the dice say. */
function people(houses: House[], questionnaire: Questionnaire, seed: number) {
  const roll = dice(seed);
  const of = <T>(all: readonly T[]): T => all[Math.floor(roll() * all.length)] as T;
  const receipts: string[] = [];
  const submit = async (ctx: House['ctx']) => {
    const outcome = await submitResponse(ctx, questionnaire, {
      key: ctx.random(24).toString('base64url'),
      versionNo: 1,
      language: 'zh-CN',
      answers: of(bodies),
      channel: 'online',
    });
    if ('problems' in outcome) throw new Error('Not taken');
    receipts.push(outcome.accepted.receipt);
  };
  return async (acts: number) => {
    for (let n = 0; n < acts; n++) {
      const { ctx } = of(houses);
      const chance = roll();
      const receipt = chance < 0.7 ? undefined : of(receipts);
      const held = receipt && (await findByReceipt(ctx, receipt));
      if (!receipt || !held || held.withdrawnDay !== null) await submit(ctx);
      else if (chance < 0.9)
        await correctResponse(ctx, questionnaire, {
          receipt,
          revision: held.revision,
          language: 'zh-CN',
          answers: of(bodies),
        });
      else await withdrawResponse(ctx, held);
    }
  };
}

const seqOf = async ({ ctx }: House) =>
  (await ctx.db.selectFrom('tally_head').selectAll().executeTakeFirstOrThrow()).seq;

test.skipIf(unshared)(
  'all processes show the same at every step, whenever they began, and at the end what is stored',
  async () => {
    const { another, one, other } = await openTwo();
    const kept = { ...tiny, privacy: { ...tiny.privacy, retention_months: 6 } };
    const questionnaire = await publish(one.ctx, kept);
    const houses = [one, other];
    const counters = [await Counters.start(one.ctx), await Counters.start(other.ctx)];
    const act = people(houses, questionnaire, 7);
    const same = async () => {
      const [first, ...rest] = await Promise.all(counters.map((each) => figures(each, questionnaire)));
      for (const each of rest) expect(each).toEqual(first);
      return first;
    };
    for (const acts of [1, 7, 2, 4, 60, 33, 5]) {
      await act(acts);
      await same();
    }
    const late = await another();
    houses.push(late);
    counters.push(await Counters.start(late.ctx));
    expect(await same()).toMatchObject({
      whole: { act: 110 },
      crossed: { act: 100, newer: true },
      pending: 12,
    });
    for (const house of houses) house.turnTo('2021-05-21T09:00:00+08:00');
    expect(await same()).toMatchObject({ whole: { act: 110 }, crossed: { act: 110 } });
    await act(3);
    const later = await another('2021-05-21T09:00:00+08:00');
    houses.push(later);
    counters.push(await Counters.start(later.ctx));
    for (const acts of [1, 9, 95, 12]) {
      await act(acts);
      await same();
    }
    expect(await same()).toMatchObject({ whole: { act: 230 }, crossed: { act: 210 } });
    for (const house of houses) house.turnTo(period.closed);
    const told = await same();
    expect(told?.whole).toMatchObject({ act: 232, newer: false });
    expect(told?.tables).toEqual(
      releaseCounts(questionnaire, await recount(one.ctx, questionnaire), 'values'),
    );
    for (const house of houses) house.turnTo('2021-12-16T03:30:00+08:00');
    await proposeDueReleases(one.ctx, new AbortController().signal);
    await other.ctx.pages.refresh();
    await eraseExpired(other.ctx, new AbortController().signal);
    expect((await same())?.whole.n).toBe(0);
    const { ops } = await one.ctx.db
      .selectFrom('tally_feed')
      .select('ops')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(ops).toMatch(/^\[("erased",?)+\]$/);
  },
);

test.skipIf(unshared)(
  'where the feed has a gap, or an act in it that cannot be, what is stored is counted anew',
  async () => {
    const { one, other } = await openTwo();
    const questionnaire = await publish(one.ctx);
    const counters = await Counters.start(one.ctx);
    const act = people([other], questionnaire, 3);
    await act(40);
    expect((await figures(counters, questionnaire)).whole.act).toBe(40);
    await act(30);
    await one.ctx.store.write((tx) => tx.db.deleteFrom('tally_feed').where('seq', '<', 60).execute());
    const again = await figures(counters, questionnaire);
    expect(again.whole).toMatchObject({ act: 70 });
    expect(again.tables).toEqual(
      releaseCounts(questionnaire, await recount(one.ctx, questionnaire), 'values'),
    );
    await act(14);
    for (const ops of [
      '[{"channel":"online","versionNo":1,"day":"2021-05-20","before":{"A1":"nobody"}}]',
      '[{',
    ]) {
      await act(5);
      const seq = await seqOf(one);
      await one.ctx.store.write((tx) =>
        tx.db.updateTable('tally_feed').set({ ops }).where('seq', '=', seq).execute(),
      );
      const counted = await recount(one.ctx, questionnaire);
      expect((await figures(counters, questionnaire)).whole.n).toBe(counted.marginals.n);
    }
    expect(one.log.join()).toContain('counters');
  },
);

test.skipIf(unshared)(
  'who heard nothing for ten thousand acts catches up, and a hundred who ask cost two looks',
  async () => {
    const { one, other } = await openTwo();
    const questionnaire = await publish(one.ctx);
    const counters = await Counters.start(one.ctx);
    await people([other], questionnaire, 5)(1);
    const { ops } = await one.ctx.db.selectFrom('tally_feed').selectAll().executeTakeFirstOrThrow();
    const [op] = JSON.parse(ops) as [{ after: unknown }];
    const { after, ...rest } = op;
    const many = JSON.stringify(
      Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? { ...rest, before: after } : op)),
    );
    await one.ctx.store.write(async ({ db }) => {
      const rows = Array.from({ length: 500 }, (_, at) => ({
        questionnaire_id: questionnaire.id,
        seq: at + 2,
        day: '2021-05-20',
        acts: 1 + 20 * (at + 1),
        ops: many,
      }));
      await db.insertInto('tally_feed').values(rows).execute();
      await db.updateTable('tally_head').set({ seq: 501, acts: 10_001 }).execute();
    });
    const asked: string[] = [];
    const { db } = one.ctx;
    one.ctx.db = db.withPlugin({
      transformQuery({ node }) {
        if (JSON.stringify(node).includes('tally_head')) asked.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const shown = await Promise.all(Array.from({ length: 100 }, () => counters.of(questionnaire)));
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(shown[99]?.wholeAsOf).toEqual({ act: 10_000, n: 0, newer: true });
    expect(shown[99]?.received()).toEqual([{ channel: 'online', day: '2021-05-20', n: 1 }]);
  },
);

test.skipIf(unshared)(
  'a process keeps up in the background, also with a version that another one published',
  async () => {
    const { one, other } = await openTwo();
    const questionnaire = await publish(one.ctx);
    const counters = await Counters.start(other.ctx);
    await other.ctx.pages.refresh();
    const act = people([one], questionnaire, 9);
    await counters.of(questionnaire);
    await act(20);
    await lookOnce(other.ctx);
    await one.ctx.db.selectFrom('tally_feed').selectAll().execute();
    const known = await counters.of(questionnaire);
    expect(known.wholeAsOf.act).toBe(20);
    const next = await publishAgain(one.ctx, questionnaire);
    await one.ctx.store.write(async (tx) => tx.store.expirePages());
    await submitResponse(one.ctx, next, {
      key: one.ctx.random(24).toString('base64url'),
      versionNo: 2,
      language: 'zh-CN',
      answers: { A1: 'adult', B1: ['tea'] },
      channel: 'online',
    });
    await lookOnce(other.ctx);
    // Whoever asked before the version was there asks with the one before it.
    expect((await counters.of(questionnaire)).received()[0]?.n).toBe(
      ((await known.received()[0]?.n) ?? 0) + 1,
    );
  },
);

test.skipIf(unshared)(
  'acts of the day before yesterday are deleted, and every process shows the same all the same',
  async () => {
    const { another, one, other } = await openTwo();
    const questionnaire = await publish(one.ctx);
    const houses = [one, other];
    const counters = [await Counters.start(one.ctx), await Counters.start(other.ctx)];
    const act = people([one], questionnaire, 11);
    const erased = await one.ctx.upkeep.erasures();
    await act(14);
    const rows = async () =>
      (await one.ctx.db.selectFrom('tally_feed').selectAll().execute()).filter(({ ops }) => ops.includes('{'))
        .length;
    const at = async (day: string, acts: number) => {
      for (const house of houses) house.turnTo(`${day}T01:00:00+08:00`);
      await act(acts);
      await trimFeed(one.ctx);
      const fresh = await another(`${day}T01:00:00+08:00`);
      const all = [...counters, await Counters.start(fresh.ctx)];
      const [first, ...rest] = await Promise.all(all.map((each) => figures(each, questionnaire)));
      for (const each of rest) expect({ ...each, pending: 0 }).toEqual({ ...first, pending: 0 });
      return first;
    };
    expect(await at('2021-05-21', 0)).toMatchObject({ whole: { act: 10, newer: true } });
    expect(await rows()).toBe(14);
    expect(await at('2021-05-22', 1)).toMatchObject({
      whole: { act: 20, n: (await recount(one.ctx, questionnaire)).marginals.n },
    });
    expect(await rows()).toBe(1);
    expect(await one.ctx.upkeep.erasures()).toBeGreaterThan(erased);
    expect(await at('2021-05-23', 3)).toMatchObject({ whole: { act: 20, newer: true } });
    expect(await at('2021-05-24', 0)).toMatchObject({ whole: { act: 20, newer: true } });
    expect(await at('2021-05-25', 0)).toMatchObject({ whole: { act: 30 }, crossed: { act: 30 } });
    expect(await rows()).toBe(0);
  },
);

test.skipIf(unshared)('a process that begins while others write counts each act once', async () => {
  const { another } = await openDatabase();
  const one = await another();
  const questionnaire = await publish(one.ctx);
  const act = people([one], questionnaire, 13);
  await act(30);
  const [late] = await Promise.all([another(), act(40)]);
  const starting = Counters.start(late.ctx);
  await act(25);
  const counters = await starting;
  const asking = Promise.all(Array.from({ length: 5 }, () => counters.of(questionnaire)));
  await act(5);
  await asking;
  late.turnTo(period.closed);
  const told = await figures(counters, await getQuestionnaire(late.ctx, questionnaire.slug));
  expect(told.tables).toEqual(releaseCounts(questionnaire, await recount(one.ctx, questionnaire), 'values'));
  expect(told.whole.act).toBe(100);
});
