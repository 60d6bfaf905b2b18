import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Context } from '#server/context.ts';
import { Counters, recount } from '#server/results/counters.ts';
import { releaseCounts } from '#server/results/counts.ts';
import { storedResponses } from '#server/results/results.queries.ts';
import { openGround } from './ground.ts';
import { answersOf } from './stored.ts';
import { closed, openQuestionnaire, sendResponses } from './support.ts';

test('counters fed by acts, rebuilt and recounted from stored answers agree', async () => {
  const ground = await openGround();
  const { ctx, clock } = ground;
  const { questionnaire, counters } = await openQuestionnaire(ground, ['online', 'paper']);
  await sendResponses(ctx, questionnaire, 123);
  await sendResponses(ctx, questionnaire, 7, { channel: 'paper', seed: 2 });

  const live = await counters.of(questionnaire);
  expect(live.wholeAsOf).toEqual({ act: 130, n: 130, newer: false });
  expect(live.crossedAsOf).toEqual({ act: 100, n: 100, newer: true });

  clock.set(closed);
  const told = releaseCounts(questionnaire, (await counters.of(questionnaire)).crossed, 'values');
  const again = await Counters.start(ctx);
  const rebuilt = releaseCounts(questionnaire, (await again.of(questionnaire)).crossed, 'values');
  const counted = releaseCounts(questionnaire, await recount(ctx, questionnaire), 'values');
  expect(told).toEqual(counted);
  expect(rebuilt).toEqual(counted);
  expect(counted.n).toBe(130);
});

test('counts that contradict themselves are counted anew, and whoever answered does not hear of it', async () => {
  const ground = await openGround();
  const { questionnaire, counters } = await openQuestionnaire(ground);
  await sendResponses(ground.ctx, questionnaire, 30);
  const never = {
    questionnaireId: questionnaire.id,
    versionNo: 1,
    channel: 'paper' as const,
    day: '2021-05-01',
  };
  await ground.ctx.store.write(async (tx) => tx.store.announce({ ...never, before: { Q4: 'm' } }));
  await sendResponses(ground.ctx, questionnaire, 69, { seed: 2 });
  // Acts are numbered since these counts were made; where processes share a store, since it began (decision 0045).
  const act = ground.ctx.upkeep.shared ? 30 + 1 + 69 : 0;
  const { wholeAsOf, crossedAsOf } = await counters.of(questionnaire);
  expect([wholeAsOf, crossedAsOf]).toEqual(Array(2).fill({ act, n: 99, newer: false }));
  await ground.ctx.store.write(async (tx) => tx.store.announce({ ...never, before: { Q4: 'm' } }));
  await sendResponses(ground.ctx, questionnaire, 20, { seed: 3 });
  ground.clock.set(closed);
  expect((await counters.columns(questionnaire)).n).toBe(119);
  expect((await counters.of(questionnaire)).crossed.marginals.n).toBe(119);
});

test('an answer is counted as it is stored', async () => {
  const ground = await openGround();
  const { questionnaire } = await openQuestionnaire(ground);
  await sendResponses(ground.ctx, questionnaire, 40);
  const tally = await recount(ground.ctx, questionnaire);
  const chose = (await answersOf(ground.ctx, questionnaire)).filter(({ Q7 }) =>
    (Q7 as string[]).includes('web'),
  );
  const q7 = releaseCounts(questionnaire, tally, 'values').opinions.find(({ item }) => item === 'Q7');
  expect(q7?.cells.find(({ code }) => code === 'web')?.n).toBe(chose.length);
  expect(q7?.base).toBe(40);
});

test('a questionnaire that opens while the process runs is counted once, whatever the order', async () => {
  const ground = await openGround();
  const counters = await Counters.start(ground.ctx);
  ground.ctx.listeners.push(counters.hear);
  const { questionnaire } = await openQuestionnaire(ground);
  ground.ctx.listeners.splice(1);
  const before = sendResponses(ground.ctx, questionnaire, 30);
  await queued(ground.ctx, 30);
  const building = counters.of(questionnaire);
  const after = sendResponses(ground.ctx, questionnaire, 30, { seed: 2 });
  await Promise.all([before, building, after]);
  ground.clock.set(closed);
  const { whole, crossed } = await counters.of(questionnaire);
  expect(whole.n).toBe(60);
  const counted = await recount(ground.ctx, questionnaire);
  expect(releaseCounts(questionnaire, crossed, 'values')).toEqual(
    releaseCounts(questionnaire, counted, 'values'),
  );
  expect(counted.marginals.n).toBe(60);
});

/**
 * Until so many writes wait together: the queue begins at the next turn of the event loop, not before. Where processes
 * share a store they are on their way to it in groups, of which the first is there.
 */
async function queued({ db, upkeep }: Context, writes: number) {
  if (upkeep.shared) {
    const stored = () => db.selectFrom('response').select('id').execute();
    return expect.poll(async () => (await stored()).length, { interval: 1 }).toBeGreaterThan(0);
  }
  for (let tries = 0; upkeep.waiting < writes && tries < 5000; tries++) await Promise.resolve();
  expect(upkeep.waiting).toBe(writes);
}

test('stored answers are read page by page, each once', async () => {
  const ground = await openGround();
  const { questionnaire } = await openQuestionnaire(ground);
  await sendResponses(ground.ctx, questionnaire, 23);
  for (const page of [1, 7, 23, 24]) {
    const rows: unknown[] = [];
    for await (const some of storedResponses(ground.ctx.db, questionnaire.id, page)) rows.push(...some);
    expect(rows).toHaveLength(23);
  }
});

test('who reads has a turn while answers are counted', async () => {
  const ground = await openGround();
  const { questionnaire } = await openQuestionnaire(ground);
  // A whole step of crossed figures, which every process shows.
  await sendResponses(ground.ctx, questionnaire, 100);
  await ground.ctx.store.write(async ({ db }) => {
    const row = await db.selectFrom('response').selectAll().executeTakeFirstOrThrow();
    for (let at = 0; at < 2400; at += 100) {
      const rows = Array.from({ length: 100 }, () => ({ ...row, id: randomBytes(16), body_mac: null }));
      await db.insertInto('response').values(rows).execute();
    }
  });
  let turns = 0;
  let ended = false;
  const again = Counters.start(ground.ctx).finally(() => {
    ended = true;
  });
  while (!ended) {
    await setImmediate();
    turns += 1;
  }
  expect((await (await again).of(questionnaire)).crossedAsOf).toMatchObject({ n: 2500, newer: false });
  expect(turns).toBeGreaterThan(6);
});
