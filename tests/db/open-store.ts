import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SqliteStore } from '#db/sqlite/store.ts';
import type { Entry, Store } from '#db/store.ts';
import type { StoreOptions } from '#db/store-options.ts';

/** A store of its own in a temporary folder, gone after the test. */
export async function openStore(options: StoreOptions = {}): Promise<{ store: Store; file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-store-'));
  const file = join(folder, 'wenji.db');
  const store = await SqliteStore.open(file, options);
  onTestFinished(async () => {
    await store.close().catch(() => {});
    rmSync(folder, { recursive: true });
  });
  return { store, file };
}

/** So many names, in the order of the alphabet. */
export const many = (count: number) =>
  Array.from({ length: count }, (_, at) => `name ${String(at).padStart(4, '0')}`);

/** Puts a value under a name; a name that is taken fails. */
export const put = async ({ db }: Pick<Entry, 'db'>, key: string, value = ''): Promise<void> => {
  await db.insertInto('store_meta').values({ key, value }).execute();
};

/** The names that are stored, in the order of the alphabet. */
export const names = async ({ db }: Store): Promise<string[]> =>
  (await db.selectFrom('store_meta').select('key').orderBy('key').execute()).map(({ key }) => key);

const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Commits in the write-ahead log: frames that name the size of the database after them
 * (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). A new log begins after a checkpoint, so count few.
 */
export function commitsIn(file: string): number {
  const log = readFileSync(`${file}-wal`);
  const frame = FRAME_HEADER + log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let commits = 0;
  for (let at = HEADER; at + frame <= log.length; at += frame) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    if (log.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
}
