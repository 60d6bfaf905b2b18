import { randomBytes } from 'node:crypto';
import type { Context } from '#server/context.ts';
import type { Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { intakeOf } from '#server/responses/intake.ts';
import { Counters } from '#server/results/counters.ts';
import { answeredStore } from './support/answered-store.ts';
import { type Cluster, openCluster } from './support/cluster.ts';
import { comment, openBureau } from './support/consultation-store.ts';
import { spread } from './support/latency.ts';
import { openStore } from './support/open-store.ts';
import { preparedAnswers } from './support/prepared-answers.ts';
import { type Measure, options, report, told } from './support/report.ts';

/**
 * What it costs that several share a PostgreSQL database, each with connections of its own: how long a process takes to
 * follow what the others did meanwhile, against counting anew; how soon an answer is in everybody's figures; and how many
 * writes a second those come to that take turns.
 */
const { quick = false, json = false } = options();
const now = () => new Date('2021-05-20T10:00:00+08:00');

async function catchUp(database: string): Promise<Measure[]> {
  const one = await answeredStore(0, database);
  const other = await openStore({ now, database });
  const measures: Measure[] = [];
  const { questionnaire } = one;
  const counters = await Counters.start(other.ctx);
  for (const missed of quick ? [100, 1000] : [100, 1000, 10_000, 100_000]) {
    await answer(one.ctx, questionnaire, missed);
    const feed = await timed(() => counters.of(questionnaire));
    const anew = await timed(() => Counters.start(other.ctx));
    const { acts } = await counters.of(questionnaire);
    measures.push({
      ...told(`follows ${missed} acts that it missed`, feed, 'ms'),
      reference: `counting ${acts} answers anew`,
      ratio: feed / anew,
    });
  }
  measures.push(...(await untilSeen(one.ctx, questionnaire, counters)));
  await other.close();
  await one.close();
  return measures;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** So many answers by 200 people at once. */
async function answer(ctx: Context, questionnaire: Questionnaire, n: number): Promise<void> {
  const next = preparedAnswers(questionnaire);
  const grouped = intakeOf(ctx);
  let left = n;
  const person = async () => {
    while (left-- > 0) await grouped(next());
  };
  await Promise.all(Array.from({ length: 200 }, person));
}

/** From the acknowledgement of an answer in one process to figures in another that hold it, which others answer too. */
async function untilSeen(ctx: Context, questionnaire: Questionnaire, counters: Counters) {
  const next = preparedAnswers(questionnaire);
  const grouped = intakeOf(ctx);
  let over = false;
  const others = Array.from({ length: 20 }, async () => {
    while (!over) await grouped(next());
  });
  const answered = [];
  for (let round = 0; round < (quick ? 20 : 200); round++) {
    await grouped(next());
    const { acts: stored } = await ctx.db
      .selectFrom('tally_head')
      .select('acts')
      .where('questionnaire_id', '=', questionnaire.id)
      .executeTakeFirstOrThrow();
    const began = performance.now();
    while ((await counters.of(questionnaire)).acts < stored);
    answered.push({ at: Date.now(), ms: performance.now() - began, status: 0 });
  }
  over = true;
  await Promise.all(others);
  const { p50, p95 } = spread(answered, 1);
  return [
    told('an answer is in another process’s figures once they are asked for, p50', p50, 'ms'),
    { ...told('the same, p95', p95, 'ms'), target: '<= 2000', ok: p95 <= 2000 },
  ];
}

/** Comments, each an entry, sent by a hundred people at once to one process and to three. */
async function entries(cluster: Cluster): Promise<Measure[]> {
  const n = quick ? 300 : 3000;
  const secret = randomBytes(32);
  const database = await cluster.newDatabase();
  const bureau = await openBureau(database, secret);
  const { consultation } = bureau;
  const more = await Promise.all([0, 1].map(() => openStore({ now, database, secret })));
  const all = [bureau.ctx, ...more.map(({ ctx }) => ctx)];
  await comment(bureau, 100);
  const alone = await timed(() => comment(bureau, n));
  const three = await timed(() =>
    Promise.all(all.map((ctx) => comment({ ctx, consultation }, n / all.length))),
  );
  for (const { close } of more) await close();
  await bureau.close();
  const own = await openBureau();
  await comment(own, 100);
  const sqlite = await timed(() => comment(own, n));
  await own.close();
  return [
    {
      ...told('comments, one process', (n / alone) * 1000, 'writes/s'),
      ...against(sqlite / alone, 'SQLite'),
    },
    {
      ...told('comments, three stores of one database', (n / three) * 1000, 'writes/s'),
      ...against(alone / three, 'one'),
    },
  ];
}

const against = (ratio: number, reference: string) => ({ ratio, reference });

const cluster = await openCluster();
if (cluster)
  try {
    report([...(await catchUp(await cluster.newDatabase())), ...(await entries(cluster))], json);
  } finally {
    cluster.remove();
  }
