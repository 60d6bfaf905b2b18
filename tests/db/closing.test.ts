import { copyFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { SqliteStore } from '#db/sqlite/store.ts';
import { many, names, openStore, put } from './open-store.ts';

describe('closing a file', () => {
  test('leaves one file, and nobody who holds it', async () => {
    const { store, file } = await openStore();
    await store.write((entry) => put(entry, 'a'));
    await store.close();
    expect(readdirSync(dirname(file))).toEqual(['wenji.db']);
    const other = new Database(file, { timeout: 0 });
    expect(other.pragma('journal_mode = DELETE', { simple: true })).toBe('delete');
    other.close();
  });

  test('a store that was not closed has everything that was answered', async () => {
    const { store, file } = await openStore();
    await Promise.all(many(50).map((name) => store.write((entry) => put(entry, name))));
    for (const end of ['', '-wal']) copyFileSync(file + end, `${file}.copy${end}`);
    const copy = await SqliteStore.open(`${file}.copy`);
    expect(await names(copy)).toEqual(many(50));
    await copy.close();
  });
});
