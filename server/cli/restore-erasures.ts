import { replayErasures } from '../backups/erasure-replay.ts';
import type { JournalEntry } from '../backups/erasures.ts';
import { readJournal } from '../backups/journal-file.ts';
import type { Context } from '../context.ts';
import { erasers } from '../erasers.ts';

export type Entry = JournalEntry;

export interface Journal {
  /** Where it was read. */
  name: string;
  /** The day since which every erasure is in it; undefined where that is not known. */
  from: string | undefined;
  entries: Entry[];
}

/** Erases again what the journals name; tells how many were there to be erased. */
export async function eraseAgain(ctx: Context, entries: readonly Entry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const replayed = await replayErasures(ctx, entries, erasers);
  return Object.values(replayed).reduce((sum, count) => sum + count, 0);
}

/** Reads a journal's file. Throws BadJournalError where it is none. */
export const readJournalFile = async (file: string): Promise<Journal> => ({
  name: file,
  ...(await readJournal(file)),
});
