import { statfs } from 'node:fs/promises';
import type { Context } from './context.ts';
import { findMeta } from './installation.queries.ts';

/** Bytes that must be free before this server calls itself ready: a day of answers and a backup beside it. */
const FREE_BYTES = 256 * 1024 * 1024;
const QUEUE_LONG = 2000;

/** What stands in the way of serving; empty when this server is ready. */
export async function obstacles(ctx: Context): Promise<string[]> {
  const found: string[] = [];
  try {
    await findMeta(ctx.db, 'secret_check');
  } catch {
    found.push('store-unreadable');
  }
  const { bavail, bsize } = await statfs(ctx.env.DATA_DIR).catch(() => ({ bavail: 0, bsize: 1 }));
  if (bavail * bsize < FREE_BYTES) found.push('disk-nearly-full');
  if (ctx.store.waiting > QUEUE_LONG) found.push('queue-long');
  return found;
}
