import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Looked } from '#db/sqlite/checkpoint.ts';
import { many, openStore, put } from '../db/open-store.ts';

const worker = pathToFileURL('dist/checkpoint-worker.js');

test('the built thread takes the log over while the store is written, cuts it when nobody writes, and ends with it', async () => {
  const looks: Looked[] = [];
  const troubles: Error[] = [];
  const checkpoints = {
    onLook: (look: Looked) => looks.push(look),
    onTrouble: (error: Error) => troubles.push(error),
  };
  const { store, file } = await openStore({ worker, checkpoints });
  const fill = 'x'.repeat(20_000);
  for (let round = 0; round < 6; round++)
    await Promise.all(many(300).map((name) => store.write((entry) => put(entry, `${round} ${name}`, fill))));
  await expect.poll(() => looks.some(({ moved }) => moved > 0), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => statSync(`${file}-wal`).size, { timeout: 20_000 }).toBe(0);
  expect(troubles).toEqual([]);
  await store.close();
  const again = new Database(file, { readonly: true });
  expect(again.prepare('select count(*) from store_meta').pluck().get()).toBe(1800);
  again.close();
});
