import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openReading } from '#db/sqlite/reading.ts';
import { openSnapshot } from '#db/sqlite/snapshot.ts';
import { BackupError } from '../archive/errors.ts';
import { type JournalEntry, journalOf, listErasures } from '../backups/erasures.ts';
import { readJournal } from '../backups/journal-file.ts';
import { findMeta } from '../installation.queries.ts';

const MIRROR = 'erasures.jsonl';

export interface Journal {
  /** Where it was read. */
  name: string;
  /** Whose it is; undefined where that is not known. */
  of: string | undefined;
  /** The day since which every erasure is in it; undefined where that is not known. */
  from: string | undefined;
  entries: JournalEntry[];
}

interface Places {
  /** Those that were named. */
  given: readonly string[];
  /** Folders in which a mirror may lie. */
  backupDirs: readonly string[];
  /** That of the store that will be replaced, where there is one. */
  old: Journal | undefined;
  /** Whose the store is that was taken out of the backup. */
  own: string | undefined;
}

/**
 * Every journal of erasures there is of the installation that is restored: those that were named, the mirror beside the
 * backups, that of the store that will be replaced. Throws BackupError where one that was named is none, or of another
 * installation.
 */
export async function readJournals({ given, backupDirs, old, own }: Places): Promise<Journal[]> {
  const mirrors = [...new Set(backupDirs.map((folder) => join(folder, MIRROR)))].filter(
    (path) => existsSync(path) && !given.includes(path),
  );
  for (const path of given) if (!existsSync(path)) throw new BackupError(`There is no journal ${path}`);
  const isForeign = ({ of }: Journal) => of !== undefined && own !== undefined && of !== own;
  const named = await Promise.all(given.map(readFile));
  const foreign = named.find(isForeign);
  if (foreign) throw new BackupError(`${foreign.name} is the journal of another installation`);
  const found = [...named, ...(await Promise.all(mirrors.map(readFile))), old];
  return found.filter((each) => each !== undefined).filter((each) => !isForeign(each));
}

/** Whether the journals tell of every erasure since a day. */
export const reachBack = (journals: readonly Journal[], day: string): boolean =>
  journals.some(({ from }) => from !== undefined && from <= day);

const readFile = async (file: string): Promise<Journal> => ({ name: file, ...(await readJournal(file)) });

/** Whose a store is that was taken out of a backup. */
export function ownerOf(restored: string): string | undefined {
  const { meta, close } = openSnapshot(restored);
  try {
    return meta('erasures_of');
  } finally {
    close();
  }
}

/** The journal of the store that is there; undefined where it cannot be read. */
export async function readStoreJournal(store: string): Promise<Journal | undefined> {
  if (!existsSync(store)) return undefined;
  try {
    const reading = openReading(store);
    try {
      const [of, from] = [await journalOf(reading), await findMeta(reading.db, 'erasures_from')];
      return { name: store, of, from, entries: await listErasures(reading) };
    } finally {
      await reading.close();
    }
  } catch {
    return undefined;
  }
}
