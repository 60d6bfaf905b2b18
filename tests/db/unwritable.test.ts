import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { StoreUnavailableError } from '#db/store.ts';
import { many, names, openStore, put } from './open-store.ts';

describe('when nothing can be written', () => {
  test('one more than the queue holds is refused, and what waits is done', async () => {
    const { store } = await openStore({ queueLimit: 50 });
    const writes = many(60).map((name) => store.write((entry) => put(entry, name)));
    expect(store.waiting).toBe(50);
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    for (const outcome of outcomes.slice(50))
      expect(outcome).toMatchObject({ reason: expect.any(StoreUnavailableError) });
    expect(outcomes.at(-1)).toMatchObject({ reason: { retryAfter: 5 } });
    expect(await names(store)).toEqual(many(50));
    expect(store.waiting).toBe(0);
  });

  test('a full disk refuses the whole commit; later writes are taken', async () => {
    const { store } = await openStore();
    const room = (pages: string) =>
      store.write(({ db }) => sql.raw(`pragma max_page_count = ${pages}`).execute(db));
    await room('1');
    const outcomes = await Promise.allSettled([
      store.write((entry) => put(entry, 'small')),
      store.write((entry) => put(entry, 'large', 'x'.repeat(200_000))),
    ]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: expect.any(StoreUnavailableError) });
    expect(await names(store)).toEqual([]);
    await room('1000000');
    await store.write((entry) => put(entry, 'large', 'x'.repeat(200_000)));
    expect(await names(store)).toEqual(['large']);
  });

  test('so does another process that holds the file', async () => {
    const { store, file } = await openStore({ patience: 0 });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.write((entry) => put(entry, 'a'))).rejects.toThrow(StoreUnavailableError);
    other.exec('ROLLBACK');
    other.close();
    await store.write((entry) => put(entry, 'b'));
    expect(await names(store)).toEqual(['b']);
  });
});
