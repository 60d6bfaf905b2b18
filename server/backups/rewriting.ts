import { readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, dayOf } from '#shared/time.ts';
import { removeLeftovers, removeStagings } from '../archive/files.ts';
import { type Context, REWRITING } from '../context.ts';
import { findMeta, upsertMeta } from '../installation.queries.ts';
import type { Job } from '../jobs/jobs.ts';

/** There is no room for the new pages: a temporary file, and the log, each of the store's size. */
export class NoRoomError extends Error {
  constructor(needed: number, free: number) {
    const say = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
    super(
      `Rewriting the store needs ${say(needed)} of room beside it, ${say(free)} are free: what was erased may still be readable in it`,
    );
  }
}

/**
 * Another program read the store as it was for longer than a minute, so that the old pages could not be let go; on
 * PostgreSQL so does a transaction that is long under way, a follower that holds rows back, or a lock on a table.
 */
export class StillReadError extends Error {
  constructor() {
    super('Another program reads the store as it was before: what was erased may still be readable in it');
  }
}

/** The server stops. */
class StoppedError extends Error {
  constructor() {
    super('Stopped with the server: the rewriting is made up for');
  }
}

/** Days after which a store that a restore put aside is older than any backup may be. */
const ASIDE_DAYS = 30;
const ASIDE = /^wenji-replaced-(\d{4})(\d\d)(\d\d)\d*\.db$/;

/** After the retention job: what it erased goes the same night. */
export const rewritingJob: Job = {
  name: 'rewrite',
  title: 'telling.job_rewrite',
  purpose: 'telling.job_rewrite_what',
  due: { at: '04:15' },
  run: rewriteErased,
};

/**
 * Rewrites the store if something was erased since it last was, by whichever process; so is one of which that is not
 * known. Clears away copies that a program which was killed left beside it. Throws NoRoomError, StillReadError and
 * whatever the disk says; then it is due again.
 */
export async function rewriteErased(ctx: Context, signal: AbortSignal): Promise<void> {
  const { DATA_DIR } = ctx.env;
  removeLeftovers(DATA_DIR);
  removeStagings(DATA_DIR);
  for (const file of oldStores(ctx))
    ctx.log.warn({ file }, 'a store that a restore put aside holds what was erased: delete it');
  if ((await findMeta(ctx.db, REWRITING)) === 'done') return;
  if (!ctx.upkeep.shared) await requireRoom(DATA_DIR);
  // What is erased from here on sets it back to `due`, and is left to the next night.
  await ctx.store.write((tx) => upsertMeta(tx.db, REWRITING, 'begun'));
  const { ms, emptied } = await Promise.race([ctx.upkeep.rewrite(), stopped(signal)]);
  if (!emptied) throw new StillReadError();
  await ctx.store.write(async (tx) => {
    if ((await findMeta(tx.db, REWRITING)) === 'begun') await upsertMeta(tx.db, REWRITING, 'done');
  });
  ctx.log.info({ ms: Math.round(ms) }, 'store rewritten');
}

async function requireRoom(folder: string): Promise<void> {
  const needed = 2 * statSync(join(folder, 'wenji.db')).size;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < needed) throw new NoRoomError(needed, bavail * bsize);
}

/** The thread does to the end what it has begun; the store waits for it, the job need not. */
const stopped = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const stop = () => reject(new StoppedError());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

function oldStores({ env, clock }: Pick<Context, 'env' | 'clock'>): string[] {
  const first = addDays(dayOf(clock.real()), -ASIDE_DAYS);
  return readdirSync(env.DATA_DIR).filter((name) => {
    const [, year, month, day] = ASIDE.exec(name) ?? [];
    return year !== undefined && `${year}-${month}-${day}` < first;
  });
}
