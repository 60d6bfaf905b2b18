import { replayErasures } from '../backups/erasure-replay.ts';
import type { JournalEntry } from '../backups/erasures.ts';
import type { Context } from '../context.ts';
import { erasers } from '../erasers.ts';

/** Erases again what the journals name; tells how many were there to be erased. */
export async function eraseAgain(ctx: Context, entries: readonly JournalEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const replayed = await replayErasures(ctx, entries, erasers);
  return Object.values(replayed).reduce((sum, count) => sum + count, 0);
}
