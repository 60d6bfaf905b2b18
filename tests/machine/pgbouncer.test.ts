import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseReceipt } from '#server/access/receipts.ts';
import { trimFeed } from '#server/acts-feed.ts';
import { createApp } from '#server/app.ts';
import { readEnv } from '#server/env.ts';
import { lookOnce } from '#server/following.ts';
import { openInstallation } from '#server/installation.ts';
import { runJob } from '#server/jobs/runs.ts';
import { correctResponse, findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { Counters, recount } from '#server/results/counters.ts';
import { verifyTrail } from '#server/staff/audit-verify.ts';
import { hasPgbouncer, startPgbouncer } from '../../scripts/pgbouncer.mjs';
import { findPostgres, startPostgres } from '../../scripts/postgres.mjs';
import { makeDepartment, makeOfficer, password } from '../staff/support.ts';
import { freshKey, type Receipt, send } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { young } from '../support/definitions.ts';
import type { House } from '../support/make-app.ts';
import { period, publish } from '../support/publish.ts';
import { StillClock } from '../support/still-clock.ts';

const missing = hasPgbouncer() && findPostgres() ? false : 'PostgreSQL or PgBouncer is not installed';
if (missing) console.log(`Left out: ${missing}`);

/** Two processes of one database, behind a pooler that has fewer connections than they ask for. */
async function openTwo() {
  const cluster = await startPostgres();
  onTestFinished(() => cluster.remove());
  const bouncer = await startPgbouncer(cluster, { connections: 3 });
  onTestFinished(() => bouncer.remove());
  const open = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenji-pooled-'));
    const clock = new StillClock('2021-05-20T10:00:00+08:00');
    const env = readEnv({
      DATABASE_URL: bouncer.url,
      DATA_DIR: folder,
      SECRET_KEY: 'a secret of thirty-two characters',
      LOG_LEVEL: 'silent',
    });
    const { ctx, close } = await openInstallation(env, clock);
    onTestFinished(() => close().finally(() => rmSync(folder, { recursive: true })));
    ctx.secondFactor = false;
    ctx.limits.submissions = 100_000;
    return { app: await createApp(ctx, { demo: false }), ctx, clock } as unknown as House;
  };
  return { one: await open(), other: await open(), bouncer };
}

test.skipIf(missing)(
  'two processes work behind PgBouncer, which gives each transaction another connection',
  async () => {
    const { one, other, bouncer } = await openTwo();
    const questionnaire = await publish(one.ctx);
    const counters = await Promise.all([one, other].map(({ ctx }) => Counters.start(ctx)));
    const houses = Array.from({ length: 120 }, (_, at) => (at % 2 ? one : other));
    const keys = houses.map(() => freshKey());
    const sent = await Promise.all(houses.map((house, at) => send(house, young, { key: keys[at] })));
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([201]));
    const again = await Promise.all(
      houses.map((_, at) => send(at % 2 ? other : one, young, { key: keys[at] })),
    );
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([200]));
    const receipts = await Promise.all(
      sent.map(async (each) => parseReceipt(((await each.json()) as Receipt).receipt) ?? ''),
    );
    await Promise.all(
      receipts.slice(0, 60).map(async (receipt, at) => {
        const { ctx } = at % 2 ? one : other;
        const held = await findByReceipt(ctx, receipt);
        if (!held) throw new Error('A response is lost');
        if (at % 3 === 0) return withdrawResponse(ctx, held);
        const answers = { A1: 'young', B1: ['fish'] };
        return correctResponse(ctx, questionnaire, {
          receipt,
          revision: held.revision,
          language: 'zh-CN',
          answers,
        });
      }),
    );
    await makeOfficer(one.ctx, await makeDepartment(one.ctx, 'city'), ['editor'], 'editor');
    const signedIn = await new Browser(other, 'http://127.0.0.1:3000').post('/workspace/sign-in', {
      name: 'editor',
      password,
    });
    expect(signedIn.status).toBe(303);
    const job = {
      name: 'trim',
      title: 'telling.job_mail' as const,
      purpose: 'telling.job_mail_what' as const,
      due: { everyMinutes: 10 },
      run: trimFeed,
    };
    const runs = await Promise.all([one, other].map(({ ctx }) => runJob(ctx, job)));
    expect(runs.sort()).toEqual(['busy', 'succeeded']);
    for (const { ctx } of [one, other]) await lookOnce(ctx);
    for (const { clock } of [one, other]) clock.set(period.closed);
    const counted = (await recount(one.ctx, questionnaire)).marginals.received();
    expect(counted).toEqual([{ channel: 'online', day: '2021-05-20', n: 100 }]);
    for (const each of counters) expect((await each.of(questionnaire)).whole.received()).toEqual(counted);
    expect(await verifyTrail(other.ctx)).toMatchObject({ fault: undefined });
    expect(bouncer.log()).not.toMatch(/ERROR|FATAL/);
  },
);
