import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BackupError } from '../backup-errors.ts';
import { type Erasure, journalErasures } from '../backups/erasures.ts';
import type { Context } from '../context.ts';

export type Entry = Erasure & { day: string };

export interface Journal {
  /** Where it was read. */
  name: string;
  /** The day since which every erasure is in it; undefined where that is not known. */
  from: string | undefined;
  entries: Entry[];
}

/** Erases again what the journals name; tells how many were there to be erased. */
export async function eraseAgain(ctx: Context, entries: readonly Entry[]): Promise<number> {
  await ctx.store.write((tx) => journalErasures(tx, entries));
  return 0;
}

const head = z.object({ journal: z.literal('erasures'), from: z.string() });
const line = z.object({ kind: z.string(), subject: z.string(), key: z.string(), day: z.string() });

/** Reads a journal's file. Throws BackupError where it is none. */
export async function readJournalFile(file: string): Promise<Journal> {
  try {
    const [first = '', ...rest] = (await readFile(file, 'utf8')).split('\n');
    const { from } = head.parse(JSON.parse(first));
    const entries = rest.filter((text) => text !== '').map((text) => line.parse(JSON.parse(text)) as Entry);
    return { name: file, from, entries };
  } catch (error) {
    throw new BackupError(`${file} is not a journal of erasures, or cannot be read`, { cause: error });
  }
}
