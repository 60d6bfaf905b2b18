import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openReader, openWriter } from '#db/sqlite/open.ts';
import { Writer } from '#db/sqlite/writer.ts';
import { openStore, put } from './open-store.ts';

test('the log is emptied though writes never cease', async () => {
  const { store } = await openStore();
  let writes = 0;
  let going = true;
  const write = async (): Promise<void> => {
    while (going) await store.write((entry) => put(entry, `row ${writes++}`));
  };
  const both = [write(), write()];
  const late = new Promise<string>((done) => setTimeout(() => done('late'), 2000));
  // The one is answered while the other waits, so that the queue is never empty.
  const outcome = await Promise.race([store.emptyLog(), late]);
  going = false;
  await Promise.all(both);
  expect(outcome).toBe(true);
});

test('a listener of commits that fails takes no acknowledgement away', async () => {
  const { store } = await openStore();
  store.watch({
    committed() {
      throw new Error('full of figures');
    },
    refused() {},
  });
  await expect(store.write((entry) => put(entry, 'kept'))).resolves.toBeUndefined();
});

test('what was committed is not told to be refused because the log cannot be measured afterwards', async () => {
  const { file } = await openStore();
  const reader = openReader(file);
  const writer = new Writer(openWriter(file), reader);
  onTestFinished(() => writer.close());
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const refusal = await writer.begin(0).catch((error: unknown) => error);
  expect([writer.abandon(refusal), writer.fault]).toEqual([true, 'locked']);
  other.exec('ROLLBACK');
  other.close();
  await writer.begin(0);
  writer.touch();
  reader.close();
  expect(() => writer.commit()).not.toThrow();
});
