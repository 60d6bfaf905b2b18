import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { RESTART_PAGES, takeOver } from '#db/sqlite/checkpoint.ts';
import { Checkpoints } from '#db/sqlite/checkpoints.ts';
import { openReader, openWriter } from '#db/sqlite/open.ts';
import { Writer } from '#db/sqlite/writer.ts';
import { many, openStore, put } from './open-store.ts';

const logOf = (file: string) => statSync(`${file}-wal`).size;
const fill = 'x'.repeat(20_000);

/** A store whose log nobody looks after, with a second connection that may. */
async function neglected() {
  const { store, file } = await openStore();
  await store.close();
  const writer = openWriter(file);
  writer.pragma('wal_autocheckpoint = 0');
  const keeper = openReader(file);
  keeper.pragma('busy_timeout = 0');
  const insert = writer.prepare('insert into store_meta (key, value) values (?, ?)');
  let no = 0;
  const write = (times: number) => {
    for (let n = 0; n < times; n++) insert.run(`key ${no++}`, fill);
  };
  return { writer, keeper, file, write, close: () => [keeper, writer].map((each) => each.close()) };
}

test('the log is taken over while somebody writes and somebody reads, and nobody is waited for', async () => {
  const { keeper, writer, file, write, close } = await neglected();
  write(10);
  const reader = new Database(file, { readonly: true });
  reader.exec('begin');
  reader.prepare('select count(*) from store_meta').get();
  write(10);
  writer.exec('begin immediate');
  const { pages, moved } = takeOver(keeper, true);
  expect(pages).toBeGreaterThan(moved);
  expect(moved).toBeGreaterThan(0);
  writer.exec('commit');
  reader.close();
  takeOver(keeper, true);
  expect(logOf(file)).toBe(0);
  close();
});

test('a long log begins anew, and does not grow for as long as the load lasts', async () => {
  const { keeper, file, write, close } = await neglected();
  write(900);
  expect(takeOver(keeper, false).pages).toBeGreaterThan(RESTART_PAGES);
  const size = logOf(file);
  write(300);
  expect(logOf(file)).toBe(size);
  close();
});

test('a connection that only reads may do it: nothing else writes beside the writer', async () => {
  const { keeper, close } = await neglected();
  expect(keeper.pragma('query_only', { simple: true })).toBe(1);
  expect(keeper.pragma('synchronous', { simple: true })).toBe(2);
  close();
});

test('without the thread the writing connection looks after the log', async () => {
  const { store, file } = await openStore({ worker: undefined });
  for (const name of many(400)) await store.write((entry) => put(entry, name, fill));
  expect(logOf(file)).toBeLessThan(3000 * 4096);
});

test('a thread that ends is told of, and the writing connection takes its work', async () => {
  const { writer, keeper, close } = await neglected();
  const troubles: Error[] = [];
  const program = new URL('data:text/javascript,throw new Error("no disk")');
  const checkpoints = new Checkpoints(new Writer(writer, keeper), program, {
    onTrouble: (error) => troubles.push(error),
  });
  expect(writer.pragma('wal_autocheckpoint', { simple: true })).toBe(0);
  await expect.poll(() => writer.pragma('wal_autocheckpoint', { simple: true })).toBe(1000);
  expect(troubles.map(({ message }) => message)).toEqual(['no disk']);
  checkpoints.wrote(10_000);
  await checkpoints.stop();
  close();
});
