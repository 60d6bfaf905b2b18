import { createHash } from 'node:crypto';
import { createReadStream, existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { contentOf } from '#db/content-hash.ts';
import { openSnapshot, takeSnapshot } from '#db/sqlite/snapshot.ts';
import { version } from '../version.ts';
import { FORMAT, type Header, type Progress, readArchive, writeArchive } from './archive.ts';
import { asBackupError, BackupError } from './errors.ts';
import type { Lock } from './keys.ts';

export type Stage = 'snapshot' | 'content' | 'writing' | 'reading-back';

export interface Order {
  dataDir: string;
  /** Where the backup goes; must not be there yet. */
  file: string;
  lock: Lock;
  /** Time of the real clock. */
  at: Date;
  progress?: (stage: Stage, done: number, total: number) => void;
}

export interface Made {
  bytes: number;
  sha256: string;
  header: Header;
}

/** Ends of the names of files that are not finished; the number is that of the process that writes them. */
const SNAPSHOT = /^\.snapshot\.(\d+)\.wenji-part$/;
const STAGING = /^\.restoring-/;
const PART = /^\..*\.(\d+)\.wenji-part$/;

/**
 * Makes a backup beside a running server: a snapshot in the data folder, as well guarded as the store itself, then the
 * encrypted file under a name of its own, synced, read back whole, and only then under its final name. Whatever happens, no
 * half file ever bears that name. Throws BackupError.
 */
export async function makeBackup({ dataDir, file, lock, at, progress = () => {} }: Order): Promise<Made> {
  const store = join(dataDir, 'wenji.db');
  const folder = dirname(file);
  if (!existsSync(store))
    throw new BackupError(`There is no store in ${dataDir}: set DATA_DIR to the data folder`);
  if (existsSync(file)) throw new BackupError(`${file} is there already; nothing is overwritten`);
  removeLeftovers(dataDir);
  removeLeftovers(folder);
  await requireRoom(dataDir, statSync(store).size);
  const snapshot = join(dataDir, `.snapshot.${process.pid}.wenji-part`);
  const part = join(folder, `.${basename(file)}.${process.pid}.wenji-part`);
  const clear = () => {
    for (const each of [snapshot, `${snapshot}-journal`, part]) rmSync(each, { force: true });
  };
  process.once('exit', clear);
  try {
    progress('snapshot', 0, 1);
    const header = await describe(store, snapshot, at, progress).catch((error) => {
      throw asBackupError(error, `The store in ${dataDir} could not be copied`);
    });
    const written = await write(header, snapshot, lock, part, (...done) =>
      progress('writing', ...done),
    ).catch((error) => {
      throw asBackupError(error, `${file} could not be written`);
    });
    await readBack(part, written, header, progress);
    await settle(part, file).catch((error) => {
      throw asBackupError(error, `${file} could not be written`);
    });
    return { bytes: written.bytes, sha256: written.sha256, header };
  } finally {
    clear();
    process.off('exit', clear);
  }
}

async function describe(
  store: string,
  snapshot: string,
  at: Date,
  progress: NonNullable<Order['progress']>,
): Promise<Header> {
  takeSnapshot(store, snapshot);
  progress('content', 0, 1);
  const { file, schema, meta, close } = openSnapshot(snapshot);
  try {
    const secretCheck = meta('secret_check');
    if (schema === undefined || secretCheck === undefined)
      throw new BackupError('The store was never opened by a server; there is nothing to back up');
    return {
      format: FORMAT,
      program: version,
      schema,
      made_at: `${at.toISOString().slice(0, 19)}Z`,
      demo: meta('demo') === '1',
      secret_check: secretCheck,
      bytes: statSync(snapshot).size,
      sha256: await hashOf(snapshot),
      tables: contentOf(file),
    };
  } finally {
    close();
  }
}

async function write(header: Header, snapshot: string, lock: Lock, part: string, progress: Progress) {
  const handle = await open(part, 'wx', 0o600);
  try {
    const written = await writeArchive(header, snapshot, lock, handle, progress);
    await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

/** What lies on the disk is what was written, and opens to the store that was copied. */
async function readBack(
  part: string,
  { sha256, reopener }: Awaited<ReturnType<typeof write>>,
  header: Header,
  progress: NonNullable<Order['progress']>,
): Promise<void> {
  let done = 0;
  const read = await readArchive(part, reopener, async (chunk) => {
    done += chunk.length;
    progress('reading-back', done, header.bytes);
  }).catch((error: Error) => {
    throw asBackupError(error, 'The backup could not be read back');
  });
  if (read.sha256 !== header.sha256 || (await hashOf(part)) !== sha256)
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

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The SHA-256 of a file, in hexadecimal. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  const say = (count: number) => `${Math.ceil(count / 1e6)} MB`;
  throw new BackupError(
    `There is no room left on the disk: the copy needs ${say(bytes)} in ${folder}, ${say(free)} are free`,
  );
}

/** Removes what a restore that was cut short left in a data folder; whoever asks holds the folder. */
export function removeStagings(folder: string): void {
  for (const name of readdirSync(folder))
    if (STAGING.test(name)) rmSync(join(folder, name), { recursive: true });
}

/** Removes what a backup that was cut short left behind, unless its process still lives. */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, pid] = SNAPSHOT.exec(name) ?? PART.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
