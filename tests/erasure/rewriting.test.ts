import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { NoRoomError, rewriteErased, rewritingJob } from '#server/backups/rewriting.ts';
import { withdrawComment } from '#server/comments/comment-changes.ts';
import { type Context, REWRITING } from '#server/context.ts';
import { findMeta } from '#server/installation.queries.ts';
import { openInstallation } from '#server/installation.ts';
import { listJobs } from '#server/jobs/jobs.ts';
import { runJob } from '#server/jobs/runs.ts';
import { jobs } from '#server/jobs.ts';
import { expireAnswering } from '#server/responses/answering.ts';
import { findByReceipt, withdrawResponse } from '#server/responses/holding.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { comment, openConsultation, opinion } from '../support/consultations.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { begin } from '../support/walk.ts';
import { foundIn } from './files.ts';

const { signal } = new AbortController();
const state = (ctx: Context) => findMeta(ctx.db, REWRITING);

const mark = (kind: string, no: number) => `${kind}${String(no).padStart(5, '0')}`;

/** The numbers that stand behind a word anywhere in the store: a file is read once for all of them. */
const numbersIn = ({ file }: Pick<House, 'file'>, kind: string): number[] => [
  ...new Set(
    [
      ...readFileSync(file)
        .toString('latin1')
        .matchAll(new RegExp(`${kind}(\\d{5})`, 'g')),
    ].map(([, no]) => Number(no)),
  ),
];

const odd = (no: number) => no % 2 === 1;

async function withdrawn(house: House, receipt: string): Promise<void> {
  const held = await findByReceipt(house.ctx, receipt.replace(/\D/g, ''));
  if (held) await withdrawResponse(house.ctx, held);
}

const inHundreds = async (count: number, act: (no: number) => Promise<unknown>) => {
  for (let at = 0; at < count; at += 100)
    await Promise.all(Array.from({ length: Math.min(100, count - at) }, (_, no) => act(at + no)));
};

test('copies of withdrawn words that page splits and signposts of the index left behind are gone after the night', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  const consultation = await openConsultation(ctx);
  const receipts: string[] = [];
  await inHundreds(2400, async (no) => {
    const B2 = mark('canary', no).repeat(1 + (no % 7));
    receipts[no] = (await sent(house, { A1: 'young', B1: ['tea'], B2 })).receipt;
  });
  const comments: string[] = [];
  await inHundreds(300, async (no) => {
    const text = mark('spoken', no).repeat(1 + (no % 20));
    comments[no] = (await comment(ctx, consultation, { opinions: [opinion({ text })] })).receipt;
  });
  await inHundreds(2400, async (no) => odd(no) && withdrawn(house, receipts[no] ?? ''));
  await inHundreds(
    300,
    async (no) => odd(no) && withdrawComment(ctx, consultation, comments[no]?.replace(/\D/g, '') ?? ''),
  );
  expect(await ctx.upkeep.emptyLog()).toBe(true);
  const stale = () => [...numbersIn(house, 'canary'), ...numbersIn(house, 'spoken')].filter(odd);
  const before = stale();
  expect(before).not.toEqual([]);
  await rewriteErased(ctx, signal);
  expect(stale()).toEqual([]);
  expect(numbersIn(house, 'canary')).toHaveLength(1200);
  expect(numbersIn(house, 'spoken')).toHaveLength(150);
  expect((await checkStore(ctx)).filter(({ fault }) => fault)).toEqual([]);
  process.stdout.write(
    `${before.length} stale copies of 1350 withdrawn texts before the rewriting, 0 after\n`,
  );
});

test('half answers leave no copy either', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  await inHundreds(100, () => begin(new Browser(house)));
  const sealed = (await ctx.db.selectFrom('answering').select('sealed').execute()).map((row) =>
    Buffer.from(row.sealed),
  );
  expect(sealed).toHaveLength(100);
  house.turnTo('2021-05-28T10:00:00+08:00');
  expect(await expireAnswering(ctx)).toBe(100);
  await rewriteErased(ctx, signal);
  const planted = Object.fromEntries(sealed.map((bytes, no) => [String(no), bytes]));
  expect(foundIn(readFileSync(house.file), planted)).toEqual([]);
});

test('the store is rewritten where something was erased since, also before a restart, and not otherwise', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  let rewritings = 0;
  const { rewrite } = ctx.upkeep;
  ctx.upkeep.rewrite = () => {
    rewritings += 1;
    return rewrite();
  };
  // Of a store that an earlier program served nothing is known.
  expect(await state(ctx)).toBeUndefined();
  await rewriteErased(ctx, signal);
  await rewriteErased(ctx, signal);
  expect([rewritings, await state(ctx)]).toEqual([1, 'done']);
  const { receipt } = await sent(house, { A1: 'young', B1: ['tea'], B2: '重写前的话' });
  await withdrawn(house, receipt);
  expect(await state(ctx)).toBe('due');
  const other = await openInstallation(ctx.env, house.clock);
  expect(await state(other.ctx)).toBe('due');
  await other.close();
  expect(await runJob(ctx, rewritingJob, { atOnce: true })).toBe('succeeded');
  expect([rewritings, await state(ctx)]).toEqual([2, 'done']);
});

test('what is erased while the store is rewritten is left to the next night', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  const { receipt } = await sent(house, { A1: 'young', B1: ['tea'] });
  const { rewrite } = ctx.upkeep;
  ctx.upkeep.rewrite = async () => {
    const done = await rewrite();
    await withdrawn(house, receipt);
    return done;
  };
  await rewriteErased(ctx, signal);
  expect(await state(ctx)).toBe('due');
});

test('without room, while another program reads, or when the server stops, the job says so and is due again', async () => {
  const house = await makeApp();
  const { ctx } = house;
  const folder = join(dirname(house.file), 'small');
  mkdirSync(folder);
  writeFileSync(join(folder, 'wenji.db'), '');
  truncateSync(join(folder, 'wenji.db'), 2 ** 43);
  const cramped = { ...ctx, env: { ...ctx.env, DATA_DIR: folder } };
  await expect(rewriteErased(cramped, signal)).rejects.toThrow(NoRoomError);
  expect(await runJob(cramped, rewritingJob, { atOnce: true })).toBe('failed');
  const [job] = await listJobs(ctx, [rewritingJob]);
  expect(job?.error).toMatch(/^NoRoomError: Rewriting the store needs 17592187 MB of room beside it, \d+ MB/);
  const { rewrite } = ctx.upkeep;
  ctx.upkeep.rewrite = async () => ({ ...(await rewrite()), emptied: false });
  await expect(rewriteErased(ctx, signal)).rejects.toThrow('Another program reads');
  await expect(rewriteErased(ctx, AbortSignal.abort())).rejects.toThrow('Stopped with the server');
  expect(await state(ctx)).toBe('begun');
});

test('copies that a killed program left are cleared away, and an old store that was put aside is told of', async () => {
  const house = await makeApp();
  const folder = dirname(house.file);
  const names = ['.restoring-aB3xyz', '.snapshot.999999999.wenji-part'];
  mkdirSync(join(folder, '.restoring-aB3xyz'));
  writeFileSync(join(folder, '.restoring-aB3xyz', 'wenji.db'), 'words');
  writeFileSync(join(folder, '.snapshot.999999999.wenji-part'), 'words');
  for (const day of ['20210419', '20210420'])
    writeFileSync(join(folder, `wenji-replaced-${day}101500.db`), 'words');
  await rewriteErased(house.ctx, signal);
  expect(names.filter((name) => existsSync(join(folder, name)))).toEqual([]);
  const warned = house.log.filter((line) => line.includes('put aside'));
  expect(warned).toHaveLength(1);
  expect(warned[0]).toContain('wenji-replaced-20210419101500.db');
  expect(existsSync(join(folder, 'wenji-replaced-20210419101500.db'))).toBe(true);
});

test('it comes after the erasing of the night, and before the backup', () => {
  const at = (name: string) => jobs.find((job) => job.name === name)?.due;
  expect([at('retention'), at('rewrite'), at('backup')]).toEqual([
    { at: '03:30' },
    { at: '04:15' },
    { at: '05:00' },
  ]);
});
