import { createReadStream, existsSync, rmSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { contentOf } from '#db/content-hash.ts';
import { openSnapshot, takeSnapshot } from '#db/sqlite/snapshot.ts';
import { version } from '../version.ts';
import { FILE_FORMAT } from './archive.ts';
import { asBackupError, BackupError } from './errors.ts';
import { hashOf } from './files.ts';
import { NEVER_OPENED, type Progress, type Source, toldBy } from './source.ts';

/** A snapshot of the store of a data folder, beside it and as well guarded as the store itself. Throws BackupError. */
export async function openSqliteSource(dataDir: string, at: Date, progress: Progress): Promise<Source> {
  const store = join(dataDir, 'wenji.db');
  if (!existsSync(store))
    throw new BackupError(`There is no store in ${dataDir}: set DATA_DIR to the data folder`);
  await requireRoom(dataDir, statSync(store).size);
  const snapshot = join(dataDir, `.snapshot.${process.pid}.wenji-part`);
  const clear = () => {
    for (const each of [snapshot, `${snapshot}-journal`]) rmSync(each, { force: true });
  };
  process.once('exit', clear);
  const close = async () => {
    clear();
    process.off('exit', clear);
  };
  try {
    progress('snapshot', 0, 1);
    takeSnapshot(store, snapshot);
    progress('content', 0, 1);
    const header = await describe(snapshot, at);
    const read = () => createReadStream(snapshot, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>;
    return { header, bytes: header.bytes, read, close };
  } catch (error) {
    await close();
    throw asBackupError(error, `The store in ${dataDir} could not be copied`);
  }
}

async function describe(snapshot: string, at: Date) {
  const { file, schema, meta, close } = openSnapshot(snapshot);
  try {
    const secretCheck = meta('secret_check');
    if (schema === undefined || secretCheck === undefined) throw new BackupError(NEVER_OPENED);
    return {
      format: FILE_FORMAT,
      program: version,
      ...toldBy(schema, secretCheck, meta('demo'), at),
      bytes: statSync(snapshot).size,
      sha256: await hashOf(snapshot),
      tables: contentOf(file),
    };
  } finally {
    close();
  }
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
