import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { rewriteTables } from '#db/postgres/rewrite.ts';
import { rewriteErased } from '#server/backups/rewriting.ts';
import { mirrorOf, startSettling } from '#server/backups/settling.ts';
import { withdrawComment } from '#server/comments/comment-changes.ts';
import { REWRITING } from '#server/context.ts';
import { findMeta } from '#server/installation.queries.ts';
import { openInstallation } from '#server/installation.ts';
import { findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { sent } from '../support/api.ts';
import { comment, openConsultation, opinion } from '../support/consultations.ts';
import { dialect } from '../support/dialect.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { foundIn } from './files.ts';

const onPostgres = test.skipIf(dialect === 'sqlite');
const { signal } = new AbortController();

/** Everything that the cluster keeps of this database in files, once what is in memory is written. */
async function filesOf(url: string): Promise<Buffer> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('CHECKPOINT');
  const { rows } = await client.query<{ folder: string; oid: number }>(
    "SELECT current_setting('data_directory') AS folder, oid FROM pg_database WHERE datname = current_database()",
  );
  await client.end();
  const folder = join(rows[0]?.folder ?? '', 'base', String(rows[0]?.oid));
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}

async function withdrawn({ ctx }: Pick<House, 'ctx'>, receipt: string): Promise<void> {
  const held = await findByReceipt(ctx, receipt.replace(/\D/g, ''));
  if (held) await withdrawResponse(ctx, held);
}

async function other(house: House) {
  const opened = await openInstallation(house.ctx.env, house.clock);
  onTestFinished(opened.close);
  return opened;
}

onPostgres(
  'what was erased is in no file of the database after the night, nor in the planner’s samples',
  async () => {
    const house = await makeApp();
    const { ctx } = house;
    await publish(ctx);
    const consultation = await openConsultation(ctx);
    const receipts: string[] = [];
    // Often enough that a sample would be kept of it.
    for (let at = 0; at < 12; at++)
      receipts.push((await sent(house, { A1: 'young', B1: ['tea'], B2: 'canarywithdrawn' })).receipt);
    await sent(house, { A1: 'young', B1: ['tea'], B2: 'staysasitis' });
    const { receipt } = await comment(ctx, consultation, { opinions: [opinion({ text: 'canaryspoken' })] });
    const client = new pg.Client(ctx.env.DATABASE_URL);
    await client.connect();
    await client.query('ANALYZE');
    const { rows } = await client.query("SELECT 1 FROM pg_stats WHERE (pg_stats)::text LIKE '%canary%'");
    await client.end();
    expect(rows).toEqual([]);
    for (const each of receipts) await withdrawn(house, each);
    await withdrawComment(ctx, consultation, receipt.replace(/\D/g, ''));
    const canaries = { withdrawn: 'canarywithdrawn', spoken: 'canaryspoken', stays: 'staysasitis' };
    expect(foundIn(await filesOf(ctx.env.DATABASE_URL ?? ''), canaries)).toEqual([
      'withdrawn',
      'spoken',
      'stays',
    ]);
    await rewriteErased(ctx, signal);
    expect(foundIn(await filesOf(ctx.env.DATABASE_URL ?? ''), canaries)).toEqual(['stays']);
    expect(await findMeta(ctx.db, REWRITING)).toBe('done');
  },
);

onPostgres(
  'a transaction that still sees what was erased, or holds a table, is told of; nobody waits long behind',
  async () => {
    const house = await makeApp();
    const { ctx } = house;
    await publish(ctx);
    const { receipt } = await sent(house, { A1: 'young', B1: ['tea'] });
    const url = ctx.env.DATABASE_URL ?? '';
    const reader = new pg.Client(url);
    await reader.connect();
    onTestFinished(() => reader.end());
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM audit_event');
    await withdrawn(house, receipt);
    expect((await rewriteTables(url, { tries: 1 })).emptied).toBe(false);
    await reader.query('COMMIT; BEGIN; SELECT count(*) FROM response');
    expect((await rewriteTables(url, { tries: 1 })).emptied).toBe(false);
    await reader.query('COMMIT');
    expect((await rewriteTables(url, { tries: 1 })).emptied).toBe(true);
  },
);

onPostgres('what one process erases stands in the journal that another one keeps', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const { receipt } = await sent(house, { A1: 'young', B1: ['tea'] });
  const { ctx } = await other(house);
  ctx.env = { ...ctx.env, BACKUP_DIR: join(ctx.env.DATA_DIR, 'of-another') };
  const stop = startSettling(ctx, 20);
  onTestFinished(stop);
  await sleep(100);
  const lines = () => readFileSync(mirrorOf(ctx), 'utf8').trim().split('\n').length;
  expect(lines()).toBe(1);
  await withdrawn(house, receipt);
  for (let tries = 0; tries < 100 && lines() < 2; tries++) await sleep(20);
  expect(lines()).toBe(2);
});
