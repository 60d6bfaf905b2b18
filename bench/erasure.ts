import { randomBytes, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import { createApp } from '#server/app.ts';
import { upsertMeta } from '#server/installation.queries.ts';
import { getQuestionnaire, publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { eraseExpired } from '#server/responses/retention.ts';
import { recount } from '#server/results/counters.ts';
import { proposeDueReleases } from '#server/results/release-after-closing.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { findItem } from '#shared/questionnaire/items.ts';
import { openStore } from './support/open-store.ts';
import { type Measure, options, report } from './support/report.ts';

/** Answers erased on their day, each with words of 60 characters, and the full store rewritten: how long, what stalls. */
const { quick = false, json = false } = options();
const n = quick ? 2000 : 100_000;

let now = new Date('2021-05-20T10:00:00+08:00');
const { ctx, store, file, close } = await openStore({ now: () => now });
const { id: departmentId } = await createDepartment(ctx, { slug: 'bench', name: { en: 'Bench' } });
await publishQuestionnaire(ctx, {
  departmentId,
  definition: { ...social, privacy: { ...social.privacy, retention_months: 6 } },
  opensAt: new Date('2021-05-15T00:00:00+08:00'),
  closesAt: new Date('2021-06-15T24:00:00+08:00'),
  resultsDueOn: '2021-07-15',
  channels: ['online'],
});
const questionnaire = await getQuestionnaire(ctx, social.slug);
await createApp(ctx, { demo: false });

const rows = (code: string, value: string) => {
  const item = findItem(questionnaire.live.definition, code);
  return Object.fromEntries(item?.kind === 'matrix' ? item.rows.map((row) => [row.code, value]) : []);
};
const resident = {
  ...{ Q1: 'resident', Q2: '210202', Q3: '35-44', Q6: rows('Q6', '2'), Q7: ['web', 'wx'], Q8: 'wx' },
  ...{ Q9: ['edu', 'med'], Q10: rows('Q10', '4'), Q11: '3', Q13: 'w1', Q14: 'no', Q17: 'no', Q21: ['plain'] },
};
const signs =
  '希望政务公开的内容更加清楚及时便于老年人查阅公交站牌文字放大一些多办几场说明会窗口排队时间缩短';
const words = () => Array.from(randomBytes(60), (byte) => signs[byte % signs.length]).join('');

for (let at = 0; at < n; at += 500) {
  const sent = Array.from({ length: Math.min(500, n - at) }, () =>
    submitResponse(ctx, questionnaire, {
      key: randomUUID(),
      versionNo: 1,
      language: 'zh-CN',
      answers: { ...resident, Q22: words() },
      channel: 'online',
    }),
  );
  for (const outcome of await Promise.all(sent))
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
}
const rewriting = await rewritten();
now = new Date('2021-06-16T00:15:00+08:00');
await proposeDueReleases(ctx, new AbortController().signal);
now = new Date('2021-12-16T03:30:00+08:00');

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const began = performance.now();
const erased = await eraseExpired(ctx, new AbortController().signal);
const took = performance.now() - began;
delay.disable();
if (erased.responses !== n || erased.texts !== n) throw new Error(JSON.stringify(erased));
const left = (await recount(ctx, questionnaire)).marginals.n;
if (left !== 0) throw new Error(`${left} answers are left`);
const emptying = performance.now();
const emptied = await ctx.upkeep.emptyLog();
const emptyMs = performance.now() - emptying;
const log = statSync(`${file}-wal`).size;

/** The full store rewritten: how long writes were kept out, and how long a reader and a writer waited at the most. */
async function rewritten() {
  let over = false;
  const paused = async (act: () => Promise<unknown>) => {
    let longest = 0;
    for (let last = performance.now(); !over; last = performance.now()) {
      await act();
      longest = Math.max(longest, performance.now() - last);
      await sleep(2);
    }
    return longest;
  };
  await store.emptyLog();
  const lag = monitorEventLoopDelay({ resolution: 1 });
  lag.enable();
  const done = store.rewrite().finally(() => {
    over = true;
  });
  const [reading, writing, { ms, emptied }] = await Promise.all([
    paused(() => getQuestionnaire(ctx, social.slug)),
    paused(() => ctx.store.write((tx) => upsertMeta(tx.db, 'bench', '1'))),
    done,
  ]);
  lag.disable();
  if (!emptied) throw new Error('The log was not emptied');
  return { ms, reading, writing, stall: lag.max / 1e6, bytes: statSync(file).size };
}

const measure = (what: string, value: number, unit: string, target: string, ok: boolean): Measure => ({
  ...{ what, value, unit, target, ok },
  reference: 'none',
  ratio: null,
});
const stall = delay.max / 1e6;
report(
  [
    measure(`${n} answers with words erased`, took / 1000, 's', 'reported', true),
    measure('longest stall of the event loop', stall, 'ms', '<= 50 ms', stall <= 50),
    measure('stall, 99th percentile', delay.percentile(99) / 1e6, 'ms', 'reported', true),
    measure(`${Math.round(rewriting.bytes / 1e6)} MB rewritten`, rewriting.ms, 'ms', 'reported', true),
    measure('longest reading meanwhile', rewriting.reading, 'ms', 'reported', true),
    measure('longest write meanwhile', rewriting.writing, 'ms', '<= 30 s', rewriting.writing <= 30_000),
    measure('stall of the event loop meanwhile', rewriting.stall, 'ms', 'reported', true),
    measure('log emptied afterwards', emptyMs, 'ms', 'reported', emptied && log === 0),
  ],
  json,
);
await close();
