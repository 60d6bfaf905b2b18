import type { Context } from '../context.ts';
import * as queries from './backups.queries.ts';

/** What the register says of a backup that ended without a word. */
export const CUT_SHORT = 'cut short';

/** A backup that was made whole; times are of the real clock. */
export interface Backup {
  file: string;
  endedAt: Date;
  bytes: number;
}

/** The last backup that was made whole, scheduled or by a command. */
export async function findLastBackup(ctx: Context): Promise<Backup | undefined> {
  const row = await queries.findLastBackup(ctx.db);
  return row && { file: row.file, endedAt: new Date(row.ended_at ?? 0), bytes: row.bytes ?? 0 };
}
