import { statfs } from 'node:fs/promises';
import type { Context } from './context.ts';
import { findMeta } from './installation.queries.ts';
import { findNewestTimes } from './readiness.queries.ts';

/** Bytes that must be free: a day of answers and a backup beside it. */
const FREE_BYTES = 256 * 1024 * 1024;
const QUEUE_LONG = 2000;
const BACKUP_HOURS = 26;
/** A clock that is set right moves by less. */
const CLOCK_MINUTES = 5;

/** What may be wrong with this server. */
export type Obstacle =
  /** Answers and comments cannot be read. */
  | 'store-unreadable'
  /** The last write failed, and the one that was tried now: the disk is full or fails, or another process holds the store. */
  | 'store-unwritable'
  /** The disk takes no writes at all: it was mounted so, or its file system stopped after an error. */
  | 'read-only'
  /** More writes wait than a slow minute brings. */
  | 'queue-long'
  /** Less than 256 MiB are free for the data. */
  | 'disk-nearly-full'
  /** Backups are asked for by BACKUP_KEY_FILE, and the last whole one is older than 26 hours, or there is none. */
  | 'backup-old'
  /** The store remembers a time that this machine's clock has not reached by more than five minutes. */
  | 'clock-back';

/** With these nothing can be received, or soon nothing: whoever sends requests here should not. */
const stopping: ReadonlySet<Obstacle> = new Set([
  'store-unreadable',
  'store-unwritable',
  'read-only',
  'queue-long',
]);

export interface Readiness {
  /** What is received is stored and answered; something may still need attention. */
  ready: boolean;
  obstacles: Obstacle[];
}

/** Looks at the store, its disk, the clock and the age of the last whole backup. */
export async function readiness(
  ctx: Context,
  findLastBackup: (ctx: Context) => Promise<{ endedAt: Date } | undefined>,
): Promise<Readiness> {
  const found = [
    ...(await unreadable(ctx, findLastBackup)),
    ...(await unwritable(ctx)),
    ...(await nearlyFull(ctx)),
    ...(ctx.upkeep.waiting > QUEUE_LONG ? ['queue-long' as const] : []),
  ];
  return { ready: !found.some((each) => stopping.has(each)), obstacles: found };
}

async function unreadable(
  ctx: Context,
  findLastBackup: (ctx: Context) => Promise<{ endedAt: Date } | undefined>,
): Promise<Obstacle[]> {
  try {
    await findMeta(ctx.db, 'secret_check');
    const back = await clockBack(ctx);
    const last = ctx.env.BACKUP_KEY_FILE ? await findLastBackup(ctx) : undefined;
    const since = ctx.clock.real().getTime() - (last?.endedAt.getTime() ?? 0);
    const old = ctx.env.BACKUP_KEY_FILE !== undefined && since > BACKUP_HOURS * 3_600_000;
    return [...(old ? ['backup-old' as const] : []), ...(back ? ['clock-back' as const] : [])];
  } catch {
    return ['store-unreadable'];
  }
}

async function unwritable(ctx: Context): Promise<Obstacle[]> {
  const fault = await ctx.upkeep.health();
  if (!fault) return [];
  return [fault === 'read-only' ? 'read-only' : 'store-unwritable'];
}

async function nearlyFull({ env }: Context): Promise<Obstacle[]> {
  const { bavail, bsize } = await statfs(env.DATA_DIR).catch(() => ({ bavail: 0, bsize: 1 }));
  return bavail * bsize < FREE_BYTES ? ['disk-nearly-full'] : [];
}

async function clockBack({ db, clock }: Context): Promise<boolean> {
  const newest = await findNewestTimes(db);
  const behind = (at: string | null, now: Date) =>
    at !== null && Date.parse(at) - now.getTime() > CLOCK_MINUTES * 60_000;
  return behind(newest.now, clock.now()) || behind(newest.real, clock.real());
}
