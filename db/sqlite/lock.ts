import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { HeldError, UnreachableError, wordsOf } from '../refusals.ts';
import { codeOf } from './faults.ts';
import { openLock, type SqliteFile } from './open.ts';

/**
 * The file that a running server holds. It stays empty and stays where it is: the hold is a lock of the kernel on it,
 * gone with the process however it ends. Whoever deletes it under a running server lets a second one in.
 */
export const LOCK_FILE = 'server.lock';

/** Folders that this process holds: parts of one program share a hold, and the last one to let go releases it. */
const held = new Map<string, { file: SqliteFile; holders: number }>();

/**
 * Holds the data folder, made where it is not there, against every other process; gives the release. Throws HeldError,
 * and UnreachableError where nothing can be written.
 */
export function holdDataDir(folder: string): () => void {
  const path = made(folder);
  const hold = held.get(path) ?? { file: take(path, folder), holders: 0 };
  hold.holders += 1;
  held.set(path, hold);
  let released = false;
  return () => {
    if (released) return;
    released = true;
    hold.holders -= 1;
    if (hold.holders > 0) return;
    held.delete(path);
    hold.file.close();
  };
}

/** Whether a process, this one or another, holds the data folder now; makes nothing. */
export function isHeld(folder: string): boolean {
  const file = join(folder, LOCK_FILE);
  if (!existsSync(file)) return false;
  if (held.has(realpathSync(folder))) return true;
  const lock = openLock(file);
  try {
    lock.exec('BEGIN; SELECT 1 FROM sqlite_schema; COMMIT');
    return false;
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) return true;
    throw error;
  } finally {
    lock.close();
  }
}

function made(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch (error) {
    throw new UnreachableError(`The data folder ${folder} cannot be made: ${wordsOf(error)}`, {
      cause: error,
    });
  }
}

function take(path: string, folder: string): SqliteFile {
  const file = join(path, LOCK_FILE);
  let lock: SqliteFile | undefined;
  try {
    // SQLite would take a file that cannot be written for one that is only read, and hold nothing.
    accessSync(existsSync(file) ? file : path, constants.W_OK);
    lock = openLock(file);
    // Else a journal would stand beside it.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if (codeOf(error).startsWith('SQLITE_BUSY'))
      throw new HeldError(
        `The data folder ${folder} is in use by another Wenji server: stop that one first, or set DATA_DIR to another folder`,
        { cause: error },
      );
    throw new UnreachableError(`The data folder ${folder} cannot be written: ${wordsOf(error)}`, {
      cause: error,
    });
  }
}
