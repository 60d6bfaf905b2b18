import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentOf } from '#db/content-hash.ts';
import { faultsOf, openSnapshot, repackStore, takeSnapshot } from '#db/sqlite/snapshot.ts';
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

/** How often each row's own mark stands in a file. */
function marksIn(file: string): Map<string, number> {
  const marks = new Map<string, number>();
  for (const [mark] of readFileSync(file, 'latin1').matchAll(/MARK\d{6}/g))
    marks.set(mark, (marks.get(mark) ?? 0) + 1);
  return marks;
}

test('no row stands in it twice, nor in a store that is written anew: pages that were split leave nothing', async () => {
  const { store, file } = await openStore();
  const marks = Array.from(
    { length: 3000 },
    (_, at) => `MARK${String((at * 7919) % 1_000_000).padStart(6, '0')}`,
  );
  const row = { questionnaire_id: 'q', version_no: 1, day: '2021-05-20' };
  for (let at = 0; at < marks.length; at += 100)
    await store.write(async ({ db }) => {
      for (const mark of marks.slice(at, at + 100))
        await db
          .insertInto('answering')
          .values({ ...row, id: Buffer.from(mark), sealed: Buffer.from(mark.repeat(9)) })
          .execute();
    });
  const to = join(newFolder(), 'copy.db');
  takeSnapshot(file, to);
  expect(new Set(marksIn(to).values())).toEqual(new Set([10]));
  const gone = marks.filter((_, at) => at % 3 === 0);
  await store.write(async ({ db }) => {
    for (const mark of gone) await db.deleteFrom('answering').where('id', '=', Buffer.from(mark)).execute();
  });
  await store.close();
  repackStore(file);
  expect(gone.filter((mark) => marksIn(file).has(mark))).toEqual([]);
  expect(marksIn(file).size).toBe(2000);
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
