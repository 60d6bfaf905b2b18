import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openReading } from '#db/reading.ts';
import { BackupError } from '../archive/errors.ts';
import { listErased } from '../backups/restoring.ts';
import { findMeta } from '../installation.queries.ts';
import { type Entry, type Journal, readJournalFile } from './restore-erasures.ts';

const MIRROR = 'erasures.jsonl';

/**
 * Every journal of erasures there is: those that were named, the mirror beside the backups, that of the store that will be
 * replaced. Throws BackupError where one that was named is none.
 */
export async function readJournals({
  given,
  backupDirs,
  old,
}: {
  given: readonly string[];
  backupDirs: readonly string[];
  old: string;
}): Promise<Journal[]> {
  const mirrors = [...new Set(backupDirs.map((folder) => join(folder, MIRROR)))].filter(
    (path) => existsSync(path) && !given.includes(path),
  );
  for (const path of given) if (!existsSync(path)) throw new BackupError(`There is no journal ${path}`);
  const own = await journalOf(old);
  const read = await Promise.all([...given, ...mirrors].map(readJournalFile));
  return own ? [...read, own] : read;
}

/** The journal of the store that is there; undefined where it cannot be read. */
async function journalOf(store: string): Promise<Journal | undefined> {
  if (!existsSync(store)) return undefined;
  try {
    const reading = openReading(store);
    try {
      const entries = (await listErased(reading.db)) as Entry[];
      return { name: store, from: await findMeta(reading.db, 'erasures_from'), entries };
    } finally {
      await reading.close();
    }
  } catch {
    return undefined;
  }
}
