import { createHash } from 'node:crypto';
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Header, readArchive, writeArchive } from './archive.ts';
import { asBackupError, BackupError } from './errors.ts';
import { hashOf, removeLeftovers, syncFolder } from './files.ts';
import type { Lock } from './keys.ts';
import { openPostgresSource } from './postgres-source.ts';
import type { Progress, Source } from './source.ts';
import { openSqliteSource } from './sqlite-source.ts';

export interface Order {
  dataDir: string;
  /** Where the store is a database; undefined: it is a file in the data folder. */
  database?: string | undefined;
  /** Where the backup goes; must not be there yet. */
  file: string;
  lock: Lock;
  /** Time of the real clock. */
  at: Date;
  progress?: Progress;
}

export interface Made {
  bytes: number;
  sha256: string;
  header: Header;
}

/**
 * Makes a backup beside running servers, of one moment of the store: the encrypted file under a name of its own, synced,
 * read back whole, and only then under its final name. Whatever happens, no half file ever bears that name. Throws
 * BackupError.
 */
export async function makeBackup({
  dataDir,
  database,
  file,
  lock,
  at,
  progress = () => {},
}: Order): Promise<Made> {
  const folder = dirname(file);
  if (existsSync(file)) throw new BackupError(`${file} is there already; nothing is overwritten`);
  for (const each of [dataDir, folder]) removeLeftovers(each);
  const part = join(folder, `.${basename(file)}.${process.pid}.wenji-part`);
  const clear = () => rmSync(part, { force: true });
  process.once('exit', clear);
  try {
    const source = await (database
      ? openPostgresSource(database, at, progress)
      : openSqliteSource(dataDir, at, progress));
    try {
      return await makeOf(source, { file, part, lock, progress });
    } finally {
      await source.close();
    }
  } finally {
    clear();
    process.off('exit', clear);
  }
}

interface Making {
  file: string;
  part: string;
  lock: Lock;
  progress: Progress;
}

async function makeOf(source: Source, { file, part, lock, progress }: Making): Promise<Made> {
  const fail = (error: unknown) => {
    throw asBackupError(error, `${file} could not be written`);
  };
  const written = await write(source, lock, part, (...done) => progress('writing', ...done)).catch(fail);
  await readBack(part, written, progress);
  await settle(part, file).catch(fail);
  return { bytes: written.bytes, sha256: written.sha256, header: source.header };
}

async function write(
  source: Source,
  lock: Lock,
  part: string,
  progress: (done: number, total: number) => void,
) {
  const handle = await open(part, 'wx', 0o600);
  try {
    const written = await writeArchive(source, lock, handle, progress);
    await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

/** What lies on the disk is what was written, and opens to the store that was copied. */
async function readBack(
  part: string,
  { sha256, plain, reopener }: Awaited<ReturnType<typeof write>>,
  progress: Progress,
): Promise<void> {
  let done = 0;
  const hash = createHash('sha256');
  await readArchive(part, reopener, async (chunk) => {
    hash.update(chunk);
    done += chunk.length;
    progress('reading-back', done, plain.bytes);
  }).catch((error: Error) => {
    throw asBackupError(error, 'The backup could not be read back');
  });
  if (hash.digest('hex') !== plain.sha256 || (await hashOf(part)) !== sha256)
    throw new BackupError('The backup reads back otherwise than it was written: the disk cannot be trusted');
}

/** Gives the file its final name, which must still be free, and makes that durable. */
async function settle(part: string, file: string): Promise<void> {
  try {
    linkSync(part, file);
    rmSync(part);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new BackupError(`${file} is there already; nothing is overwritten`);
    // Some disks know no second name of a file.
    if (existsSync(file)) throw error;
    renameSync(part, file);
  }
  await syncFolder(dirname(file));
}
