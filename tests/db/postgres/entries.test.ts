import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Entry, StoreUnavailableError } from '#db/store.ts';
import { names, put } from '../open-store.ts';
import { open } from './support.ts';

const fail = ({ db }: Entry) => sql`select 1 / 0`.execute(db);

/** Has a row's lock taken by whoever writes it. */
const touch = ({ db }: Entry, key: string) =>
  db.updateTable('store_meta').set({ value: key }).where('key', '=', key).execute();

describe('what an entry asks for without waiting', () => {
  const several = (entry: Entry) =>
    Promise.all([fail(entry), put(entry, 'late'), sleep(50).then(() => put(entry, 'later'))]);

  test('is not kept where it is refused alone', async () => {
    const { store } = await open();
    await expect(store.write(several)).rejects.toThrow('division by zero');
    await sleep(100);
    await store.write((entry) => put(entry, 'next'));
    const kept = await names(store);
    expect(kept).toContain('next');
    expect(kept).not.toContain('late');
    expect(kept).not.toContain('later');
  });

  test('is not kept where others share its transaction', async () => {
    const { store } = await open();
    const outcomes = await Promise.allSettled([
      store.write((entry) => put(entry, 'first')),
      store.write(several),
      store.write(async (entry) => {
        await sleep(100);
        await put(entry, 'next');
      }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const kept = await names(store);
    expect(kept).toEqual(expect.arrayContaining(['first', 'next']));
    expect(kept).not.toContain('late');
    expect(kept).not.toContain('later');
  });

  test('is not kept of what is grouped', async () => {
    const { store } = await open();
    const grouped = store.grouped(async (entry, items: readonly string[]) => {
      await several(entry);
      return [...items];
    });
    await expect(grouped('one')).rejects.toThrow('division by zero');
    await sleep(100);
    const kept = await names(store);
    expect(kept).not.toContain('late');
    expect(kept).not.toContain('later');
  });
});

describe('transactions that wait for each other', () => {
  test.each(['alone', 'beside others'])('refuse nobody as a bug: an entry %s', async (how) => {
    const { store, url } = await open();
    await store.write(async (entry) => {
      await put(entry, 'a');
      await put(entry, 'b');
    });
    const other = new pg.Client(url);
    await other.connect();
    onTestFinished(() => other.end());
    await other.query(
      "BEGIN; SET LOCAL deadlock_timeout = '10s'; UPDATE store_meta SET value = 'x' WHERE key = 'b'",
    );
    const entry = store.write(async (entry) => {
      await touch(entry, 'a');
      await touch(entry, 'b');
    });
    const beside = how === 'alone' ? undefined : store.write((entry) => put(entry, 'c'));
    const outcome = expect(entry).rejects.toThrow(StoreUnavailableError);
    await sleep(100);
    await other.query("UPDATE store_meta SET value = 'x' WHERE key = 'a'");
    await outcome;
    await other.query('COMMIT');
    await beside;
    await store.write((entry) => put(entry, 'next'));
  });
});

describe('a listener that fails', () => {
  test('of what is grouped does not stop the queue', async () => {
    const { store } = await open();
    const grouped = store.grouped(async (entry, items: readonly string[]) => {
      for (const item of items) await put(entry, item);
      entry.afterCommit(() => {
        if (items.includes('a')) throw new Error('a bug');
      });
      return [...items];
    });
    await expect(grouped('a')).rejects.toThrow('a bug');
    expect(await grouped('b')).toBe('b');
  });
});
