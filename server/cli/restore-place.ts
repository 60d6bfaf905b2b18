import { existsSync, linkSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repackStore, settleStore } from '#db/sqlite/snapshot.ts';
import { BackupError } from '../archive/errors.ts';
import { removeStagings, syncFolder } from '../archive/files.ts';
import type { Secret } from './restore-secret.ts';

const STORE = 'wenji.db';

export const storeIn = (folder: string): string => join(folder, STORE);

/** A folder beside the store, in the same file system, in which the restored one is made ready. */
export function stage(dataDir: string): string {
  removeStagings(dataDir);
  return mkdtempSync(join(dataDir, '.restoring-'));
}

/**
 * Puts the finished store in its place by one rename, and the secret beside it. What stood there is moved aside under a
 * dated name and never deleted; gives the names. A cut leaves the one store or the other.
 */
export async function putInPlace(
  dataDir: string,
  staging: string,
  secret: Secret,
  stamp: string,
): Promise<string[]> {
  repackStore(storeIn(staging));
  const aside: string[] = [];
  const put = (name: string, to: string, move: (from: string, to: string) => void) => {
    if (existsSync(join(dataDir, to))) throw new BackupError(`${to} is there already; nothing was changed`);
    move(join(dataDir, name), join(dataDir, to));
    aside.push(to);
  };
  if (secret.place === 'file')
    placeSecret(dataDir, secret.text, (name) => put(name, `secret-replaced-${stamp}.key`, renameSync));
  if (existsSync(storeIn(dataDir))) {
    const name = `wenji-replaced-${stamp}.db`;
    // What is still in the log goes into the old store; a log that stays would be read as part of the new one.
    settleStore(storeIn(dataDir));
    for (const end of ['-wal', '-shm'])
      if (existsSync(storeIn(dataDir) + end)) put(STORE + end, name + end, renameSync);
    put(STORE, name, secondName);
  }
  renameSync(storeIn(staging), storeIn(dataDir));
  await syncFolder(dataDir);
  return aside;
}

/** A second name, so that the place is never empty: a server that starts then would make a new store there. */
function secondName(from: string, to: string) {
  try {
    linkSync(from, to);
  } catch {
    renameSync(from, to);
  }
}

function placeSecret(dataDir: string, text: string, putAside: (name: string) => void) {
  const path = join(dataDir, 'secret.key');
  if (existsSync(path) && readFileSync(path, 'utf8').trim() === text) return;
  const fresh = join(dataDir, `.secret.${process.pid}.key`);
  writeFileSync(fresh, text, { mode: 0o600, flag: 'wx', flush: true });
  if (existsSync(path)) putAside('secret.key');
  renameSync(fresh, path);
}
