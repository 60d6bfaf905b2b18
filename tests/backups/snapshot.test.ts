import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentOf } from '#db/content-hash.ts';
import { faultsOf, openSnapshot, takeSnapshot } from '#db/snapshot.ts';
import { many, openStore, put } from '../db/open-store.ts';
import { newFolder } from './support.ts';

const CANARY = 'canary-that-was-deleted';

test('a snapshot is whole, sound, readable for nobody else, and knows its schema', async () => {
  const { store, file } = await openStore();
  await store.write((entry) => put(entry, 'demo', '1'));
  const to = join(newFolder(), 'copy.db');
  takeSnapshot(file, to);
  expect(statSync(to).mode & 0o777).toBe(0o600);
  const snapshot = openSnapshot(to);
  expect(faultsOf(snapshot)).toEqual([]);
  expect(snapshot.schema).toMatch(/^\d{4}_/);
  expect([snapshot.meta('demo'), snapshot.meta('nothing')]).toEqual(['1', undefined]);
  snapshot.close();
});

test('it never takes the place of a file', async () => {
  const { file } = await openStore();
  expect(() => takeSnapshot(file, file)).toThrow('EEXIST');
});

test('what was deleted is not in it, wherever it still stands in the store', async () => {
  const { store, file } = await openStore();
  await store.write(async (entry) => {
    for (const name of many(400)) await put(entry, name, CANARY.repeat(20));
  });
  await store.write(({ db }) => db.deleteFrom('store_meta').execute());
  expect(readFileSync(`${file}-wal`).includes(CANARY)).toBe(true);
  const to = join(newFolder(), 'copy.db');
  takeSnapshot(file, to);
  expect(readFileSync(to).includes(CANARY)).toBe(false);
});

test('it holds one moment: of writes that belong together all or none', async () => {
  const { store, file } = await openStore();
  const names = many(60);
  for (const [at, name] of names.entries()) {
    await store.write(async (entry) => {
      await put(entry, `a ${name}`);
      await put(entry, `b ${name}`);
    });
    if (at % 20 !== 19) continue;
    const open = store.write((entry) => put(entry, `open ${name}`));
    const to = join(newFolder(), 'copy.db');
    takeSnapshot(file, to);
    await open;
    const snapshot = openSnapshot(to);
    // Before the running write is committed nobody else sees it.
    expect(contentOf(snapshot.file).store_meta?.rows).toBe(2 * (at + 1) + Math.floor(at / 20));
    snapshot.close();
  }
});

test('faults are named', async () => {
  const { store, file } = await openStore();
  await store.write(async (entry) => {
    for (const name of many(400)) await put(entry, name, 'x'.repeat(200));
  });
  const to = join(newFolder(), 'copy.db');
  takeSnapshot(file, to);
  const { default: Database } = await import('better-sqlite3');
  const other = new Database(to);
  other.pragma('foreign_keys = OFF');
  other.exec("INSERT INTO session VALUES ('s', 'nobody', '', '', NULL)");
  other.close();
  const snapshot = openSnapshot(to);
  expect(faultsOf(snapshot)).toEqual(['a line of session refers to nothing']);
  snapshot.close();
});
