import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { rewriteErased, rewritingJob } from '#server/backups/rewriting.ts';
import { REWRITING } from '#server/context.ts';
import { findMeta } from '#server/installation.queries.ts';
import { openInstallation } from '#server/installation.ts';
import { runJob } from '#server/jobs/runs.ts';
import { withdrawComment } from '#server/comments/comment-changes.ts';
import { findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { sent } from '../support/api.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { foundIn } from './files.ts';

const { signal } = new AbortController();

/** Every number behind a mark, so that a file is read once for all of them. */
const numbersIn = (house: Pick<House, 'file'>, mark: string): number[] =>
  [...readFileSync(house.file).toString('latin1').matchAll(new RegExp(`${mark}(\\d{5})`, 'g'))].map(
    ([, no]) => Number(no),
  );

test('stale', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  const receipts: string[] = [];
  for (let at = 0; at < 3000; at += 100)
    receipts.push(
      ...(await Promise.all(
        Array.from({ length: 100 }, async (_, no) => {
          const mark = `canary${String(at + no).padStart(5, '0')}`;
          const length = (at + no) % 7;
          return (await sent(house, { A1: 'old', A2: 'other', A2__other: mark, B1: ['tea'], B2: mark.repeat(1 + length) })).receipt;
        }),
      )),
    );
  console.log('sent');
  for (let at = 0; at < 3000; at += 100)
    await Promise.all(receipts.slice(at, at + 100).map(async (receipt, no) => {
      if ((at + no) % 3 > 0) return;
      const held = await findByReceipt(ctx, receipt);
      if (held) await withdrawResponse(ctx, held);
    }));
  console.log(await ctx.store.emptyLog(), statSync(house.file).size);
  const stale = () => [...new Set(numbersIn(house, 'canary'))].filter((no) => no % 3 === 0);
  const gone = await ctx.db.selectFrom('response').select(({fn})=>fn.countAll().as('n')).where('answers','is',null).executeTakeFirst();
  console.log(gone, stale());
  await rewriteErased(ctx, signal);
  console.log(stale());
}, 120000);
