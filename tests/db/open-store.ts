import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { PostgresStore } from '#db/postgres/store.ts';
import { SqliteStore } from '#db/sqlite/store.ts';
import type { Entry, Store } from '#db/store.ts';
import type { StoreOptions } from '#db/store-options.ts';
import { dialect } from '../support/dialect.ts';
import { newDatabase } from '../support/postgres.ts';

/** A store of the dialect on which the suite runs, and what can be done beside it. */
export interface Opened {
  store: Store;
  /** Opens it once more, as another process does. */
  another(): Promise<Store>;
  /** Transactions that were committed: as the log of the file has them, or as the store of PostgreSQL tells of them. */
  commits(): number;
  remove(): Promise<void>;
}

/** A store of its own in a temporary folder, gone after the test. For what holds of SQLite alone. */
export async function openStore(options: StoreOptions = {}): Promise<{ store: Store; file: string }> {
  const { store, file, remove } = await openSqlite(options);
  onTestFinished(remove);
  return { store, file };
}

/** A store of the suite's dialect, gone after the test: for what every store keeps to. */
export async function openEither(options: StoreOptions = {}): Promise<Opened> {
  const opened = await openLasting(options);
  onTestFinished(opened.remove);
  return opened;
}

/** The same until it is removed. */
export const openLasting = (options: StoreOptions = {}): Promise<Opened> =>
  dialect === 'postgres' ? openPostgres(options) : openSqlite(options);

async function openSqlite(options: StoreOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-store-'));
  const file = join(folder, 'wenji.db');
  const store = await SqliteStore.open(file, options);
  const remove = async () => {
    await store.close().catch(() => {});
    rmSync(folder, { recursive: true });
  };
  return { store, file, another: () => SqliteStore.open(file), commits: () => commitsIn(file), remove };
}

async function openPostgres(options: StoreOptions): Promise<Opened> {
  const { url, drop } = await newDatabase();
  // However slow the machine, what is counted is counted alike.
  const store = await PostgresStore.open(url, { turn: 60_000, ...options });
  let commits = 0;
  store.watch({
    committed() {
      commits += 1;
    },
    refused() {},
  });
  const remove = async () => {
    await store.close().catch(() => {});
    await drop();
  };
  return { store, another: () => PostgresStore.open(url), commits: () => commits, remove };
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
function commitsIn(file: string): number {
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
