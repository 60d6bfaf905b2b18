import Database, { SqliteError } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreUnavailableError } from '#db/store.ts';
import { names, openStore, put } from './open-store.ts';

/** A store whose commits fail as long as there is an error to fail with. */
async function openOnSickDisk() {
  const disk: { error: Error | undefined } = { error: undefined };
  const opened = await openStore({
    beforeCommit: () => {
      if (disk.error) throw disk.error;
    },
  });
  return { ...opened, disk };
}

const failedSync = () => new SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');

async function hold(file: string) {
  const other = new Database(file);
  onTestFinished(() => {
    other.close();
  });
  other.exec('BEGIN IMMEDIATE');
  return { release: () => other.exec('ROLLBACK') };
}

const soon = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

describe('a commit that the disk fails', () => {
  test('is told to everybody in it, heard of by nobody, and leaves nothing', async () => {
    const { store, disk } = await openOnSickDisk();
    await store.write((entry) => put(entry, 'before'));
    const heard: string[] = [];
    disk.error = failedSync();
    const outcomes = await Promise.allSettled(
      ['a', 'b'].map((name) =>
        store.write(async (entry) => {
          await put(entry, name);
          entry.afterCommit(() => heard.push(name));
        }),
      ),
    );
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: expect.any(StoreUnavailableError) });
    expect(heard).toEqual([]);
    expect(await names(store)).toEqual(['before']);
    expect(await store.health()).toBe('failing');
    disk.error = undefined;
    await store.write((entry) => put(entry, 'a'));
    expect(await names(store)).toEqual(['a', 'before']);
    expect(await store.health()).toBeUndefined();
  });

  test('takes refusals along that rested on what it would have written', async () => {
    const { store, disk } = await openOnSickDisk();
    disk.error = failedSync();
    const outcomes = await Promise.allSettled(
      ['a', 'a'].map((name) => store.write((entry) => put(entry, name))),
    );
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: expect.any(StoreUnavailableError) });
  });

  test('lets nothing in until the disk is tried anew, and is tried without anybody writing', async () => {
    const { store, disk } = await openOnSickDisk();
    disk.error = failedSync();
    await store.write((entry) => put(entry, 'a')).catch(() => {});
    await expect(store.write((entry) => put(entry, 'a'))).rejects.toThrow(StoreUnavailableError);
    disk.error = undefined;
    await expect.poll(() => store.health(), { timeout: 10_000 }).toBeUndefined();
    expect(await names(store)).toEqual([]);
  });

  test('is another error of ours where the disk is not the reason', async () => {
    const { store, disk } = await openOnSickDisk();
    disk.error = new TypeError('ours');
    await expect(store.write((entry) => put(entry, 'a'))).rejects.toBe(disk.error);
    expect(await store.health()).toBeUndefined();
  });
});

describe('another process that holds the store', () => {
  test('is waited for while everything else goes on', async () => {
    const { store, file } = await openStore();
    const other = await hold(file);
    const writing = store.write((entry) => put(entry, 'a'));
    let turns = 0;
    for (const until = Date.now() + 300; Date.now() < until; turns++) await soon(5);
    expect(turns).toBeGreaterThan(10);
    expect(await names(store)).toEqual([]);
    other.release();
    await writing;
    expect(await names(store)).toEqual(['a']);
    expect(await store.health()).toBeUndefined();
  });

  test('is waited for once, and known until it lets go', async () => {
    const { store, file } = await openStore({ patience: 200 });
    const other = await hold(file);
    const began = Date.now();
    await expect(store.write((entry) => put(entry, 'a'))).rejects.toThrow(StoreUnavailableError);
    expect(Date.now() - began).toBeGreaterThanOrEqual(200);
    expect(await store.health()).toBe('locked');
    other.release();
    await expect.poll(() => store.health(), { timeout: 10_000 }).toBeUndefined();
  });
});

test('a fault is over when something was written, not when nothing was', async () => {
  const { store, file } = await openStore({ patience: 0 });
  const other = await hold(file);
  await store.write((entry) => put(entry, 'a')).catch(() => {});
  other.release();
  await store.write(async () => {});
  expect(await store.health()).toBe('locked');
  await store.write((entry) => put(entry, 'a'));
  expect(await store.health()).toBeUndefined();
});
