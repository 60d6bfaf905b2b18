import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { localIso } from '#shared/time.ts';
import { makeBackupElsewhere } from '../archive/elsewhere.ts';
import { asBackupError } from '../archive/errors.ts';
import { dropNotes, takeNotes } from '../archive/notes.ts';
import type { Context } from '../context.ts';
import * as queries from './backups.queries.ts';
import { CUT_SHORT } from './backups.ts';

const NAME = /^wenji-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.age$/;
const DAY_MS = 86_400_000;

const nameAt = (at: Date) => `wenji-${localIso(at).slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.age`;

/** When a file of ours was begun, by its name; undefined where it is not one. */
function timeOf(file: string): number | undefined {
  const [, year, month, day, hour, minute, second] = NAME.exec(file) ?? [];
  if (year === undefined) return undefined;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
}

/**
 * The day's backup into BACKUP_DIR, for the public key in BACKUP_KEY_FILE; nothing where none is set. Then files whose days
 * of keeping are over are deleted, whether the register knows them or not, but never the newest whole one. Throws BackupError
 * with the reason, which the register keeps as well.
 */
export async function makeScheduledBackup(ctx: Context, signal: AbortSignal): Promise<void> {
  await registerNotes(ctx);
  try {
    if (ctx.env.BACKUP_KEY_FILE !== undefined) await make(ctx, ctx.env.BACKUP_KEY_FILE, signal);
  } finally {
    await removeOld(ctx);
  }
}

async function make(ctx: Context, keyFile: string, signal: AbortSignal): Promise<void> {
  const { DATA_DIR: dataDir, DATABASE_URL, BACKUP_DATABASE_URL, BACKUP_DIR: folder } = ctx.env;
  const database = DATABASE_URL && (BACKUP_DATABASE_URL ?? DATABASE_URL);
  const startedAt = ctx.clock.real();
  const file = nameAt(startedAt);
  const id = ctx.random(16).toString('hex');
  await ctx.store.write(async (tx) => {
    await queries.endCut(tx.db, CUT_SHORT);
    await queries.insertBackup(tx.db, {
      id,
      file,
      origin: 'scheduled',
      started_at: startedAt.toISOString(),
    });
  });
  const end = (row: Parameters<typeof queries.endBackup>[2]) =>
    ctx.store.write((tx) =>
      queries.endBackup(tx.db, id, { ...row, ended_at: ctx.clock.real().toISOString() }),
    );
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = await makeBackupElsewhere({ dataDir, database, file: join(folder, file), keyFile }, signal);
    await end(made);
    ctx.log.info({ file, bytes: made.bytes }, 'backup made');
  } catch (error) {
    const failure = asBackupError(error, folder);
    await end({ error: failure.message.slice(0, 500) });
    throw failure;
  }
}

/** Takes what commands made into the register. */
async function registerNotes(ctx: Context): Promise<void> {
  const notes = takeNotes(ctx.env.DATA_DIR);
  if (notes.length === 0) return;
  await ctx.store.write(async (tx) => {
    for (const { file, startedAt, endedAt, bytes, sha256 } of notes) {
      if (await queries.isKnown(tx.db, sha256)) continue;
      await queries.insertBackup(tx.db, {
        id: tx.random(16).toString('hex'),
        file,
        origin: 'command',
        started_at: startedAt.toISOString(),
        ended_at: endedAt.toISOString(),
        bytes,
        sha256,
      });
    }
  });
  dropNotes(ctx.env.DATA_DIR);
}

async function removeOld(ctx: Context): Promise<void> {
  const { BACKUP_DIR: folder, BACKUP_KEEP_DAYS: days } = ctx.env;
  const good = new Set(await queries.listGood(ctx.db));
  const files = filesIn(folder).filter((file) => timeOf(file) !== undefined);
  // After a restore the register knows none of the newer ones.
  const newest = files.findLast((file) => good.has(file)) ?? files.at(-1);
  const until = ctx.clock.real().getTime() - days * DAY_MS;
  for (const file of files) {
    if (file === newest || (timeOf(file) ?? until) >= until) continue;
    rmSync(join(folder, file), { force: true });
    await ctx.store.write((tx) => queries.setRemoved(tx.db, file, tx.clock.real().toISOString()));
    ctx.log.info({ file }, 'backup removed');
  }
}

/** In the order of their times, which is that of their names. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
