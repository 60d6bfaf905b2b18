import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { makeStore } from '#db/sqlite/make-store.ts';
import { SqliteStore } from '#db/sqlite/store.ts';
import { StoreUnavailableError } from '#db/store.ts';
import { many, names, openStore, put } from './open-store.ts';

const modes = (file: string) =>
  ['', '-wal', '-shm']
    .filter((end) => existsSync(file + end))
    .map((end) => (statSync(file + end).mode & 0o777).toString(8));

/** A thread that never rewrites anything. */
const idle = new URL(
  `data:text/javascript,import { parentPort } from 'node:worker_threads'; parentPort.on('message', (message) => message === 'stop' && parentPort.close());`,
);

test('writes that come while the store is rewritten wait longer than for others, and then are refused', async () => {
  const { store, file } = await openStore({ worker: idle, patience: 20, rewritingPatience: 400 });
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(store.write((entry) => put(entry, 'unasked'))).rejects.toThrow(StoreUnavailableError);
  other.exec('ROLLBACK');
  await store.write((entry) => put(entry, 'first'));
  const rewriting = store.rewrite().catch((error: Error) => error.message);
  other.exec('BEGIN IMMEDIATE');
  const waiting = store.write((entry) => put(entry, 'waited'));
  setTimeout(() => other.exec('COMMIT'), 150);
  await waiting;
  expect(await store.emptyLog()).toBe(false);
  other.exec('BEGIN IMMEDIATE');
  const began = performance.now();
  await expect(store.write((entry) => put(entry, 'late'))).rejects.toThrow(StoreUnavailableError);
  expect(performance.now() - began).toBeGreaterThan(350);
  other.exec('ROLLBACK');
  other.close();
  expect(await names(store)).toEqual(['first', 'waited']);
  await store.close();
  expect(await rewriting).toBe('The thread ended');
});

test('without a thread the store is rewritten between two batches, and knows what it knew', async () => {
  const { store, file } = await openStore({ worker: undefined });
  const writes = many(600).map((name) => store.write((entry) => put(entry, name, `canary ${name}`)));
  const first = store.rewrite();
  await Promise.all([...writes, first]);
  await store.write((entry) => entry.db.deleteFrom('store_meta').execute());
  const after = many(3).map((name) => store.write((entry) => put(entry, name)));
  expect(await store.rewrite()).toMatchObject({ emptied: true });
  await Promise.all(after);
  expect(await names(store)).toEqual(many(3));
  expect(readFileSync(file).includes('canary')).toBe(false);
});

test('nobody but the owner may read a store, also one that an earlier program made', async () => {
  const before = process.umask(0o022);
  try {
    const { store, file } = await openStore();
    await store.write((entry) => put(entry, 'a'));
    expect(modes(file)).toEqual(['600', '600', '600']);
    await store.close();
    chmodSync(file, 0o644);
    const again = await SqliteStore.open(file);
    await again.write((entry) => put(entry, 'b'));
    expect(modes(file)).toEqual(['600', '600', '600']);
    await again.close();
    rmSync(file);
    await makeStore(file);
    expect(modes(file)).toEqual(['600']);
  } finally {
    process.umask(before);
  }
});

test('temporary files lie beside the store, which is as well guarded as they must be', async () => {
  const { file } = await openStore();
  const reader = new Database(file, { readonly: true });
  expect(reader.pragma('temp_store_directory', { simple: true })).toBe(dirname(file));
  reader.close();
});
