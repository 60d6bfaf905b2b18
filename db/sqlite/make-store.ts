import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteStore } from './store.ts';

/**
 * Makes a new store beside its place and puts it there when it is whole: a start that is cut short leaves no half store,
 * and whatever has the store's name was one once.
 */
export async function makeStore(file: string): Promise<void> {
  const making = `${file}.making`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${making}${end}`, { force: true });
  const store = await SqliteStore.open(making);
  await store.close();
  renameSync(making, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
