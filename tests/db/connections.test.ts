import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SqliteStore } from '#db/sqlite/store.ts';
import type { Store } from '#db/store.ts';
import { openStore, put } from './open-store.ts';

describe('connections', () => {
  const durability = async (db: Store['db']) => {
    const read = async (name: string) =>
      Object.values((await sql.raw(`pragma ${name}`).execute(db)).rows[0] ?? {})[0];
    return { journal: await read('journal_mode'), synchronous: await read('synchronous') };
  };
  const durable = { journal: 'wal', synchronous: 2 };

  const expectDurable = async (store: Store) => {
    expect(await durability(store.db)).toEqual(durable);
    expect(await store.write(({ db }) => durability(db))).toEqual(durable);
  };

  test('are durable: write-ahead log, synchronous FULL', async () => {
    await expectDurable((await openStore()).store);
  });

  test('are so again when a file is opened again', async () => {
    const { store, file } = await openStore();
    await store.close();
    const again = await SqliteStore.open(file);
    await expectDurable(again);
    await again.close();
  });

  test('are so on a file that another program left in another mode', async () => {
    const { store, file } = await openStore();
    await store.close();
    const other = new Database(file);
    other.pragma('journal_mode = DELETE');
    other.close();
    const again = await SqliteStore.open(file);
    await expectDurable(again);
    await again.close();
  });

  test('are refused where that cannot hold', async () => {
    onTestFinished(() => rmSync(':memory:', { force: true }));
    await expect(SqliteStore.open(':memory:')).rejects.toThrow('not durable');
  });

  test('that read cannot write', async () => {
    const { store } = await openStore();
    await expect(put({ db: store.db }, 'a')).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
    await expect(sql`delete from store_meta`.execute(store.db)).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    });
    await expect(sql`create table more (a)`.execute(store.db)).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    });
  });

  test('overwrite what is deleted, and hold rows to what they refer to', async () => {
    const { store } = await openStore();
    const read = (name: string) =>
      store.write(async ({ db }) => (await sql.raw(`pragma ${name}`).execute(db)).rows);
    expect(await read('secure_delete')).toEqual([{ secure_delete: 1 }]);
    expect(await read('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });
});
