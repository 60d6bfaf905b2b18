import { describe, expect, test } from 'vitest';
import { StoreUnavailableError } from '#db/store.ts';
import { many, names, openEither, put } from './open-store.ts';

describe('group commit', () => {
  test('writes that come together share a commit', async () => {
    const { store, commits } = await openEither();
    await store.write((entry) => put(entry, 'first'));
    const before = commits();
    await Promise.all(many(200).map((name) => store.write((entry) => put(entry, name))));
    expect(commits() - before).toBe(1);
    expect(await names(store)).toHaveLength(201);
  });

  test('writes one after the other have a commit each', async () => {
    const { store, commits } = await openEither();
    await store.write((entry) => put(entry, 'first'));
    const before = commits();
    for (const name of many(5)) await store.write((entry) => put(entry, name));
    expect(commits() - before).toBe(5);
  });

  test('no more share one than the limit says', async () => {
    const { store, commits } = await openEither({ batchLimit: 10 });
    await store.write((entry) => put(entry, 'first'));
    const before = commits();
    await Promise.all(many(95).map((name) => store.write((entry) => put(entry, name))));
    expect(commits() - before).toBe(10);
  });

  test('a write is answered only when others can read it, another process too', async () => {
    const { store, another } = await openEither();
    const other = await another();
    const seen = await Promise.all(
      many(20).map(async (name) => {
        await store.write((entry) => put(entry, name));
        return (await names(other)).includes(name);
      }),
    );
    await other.close();
    expect(seen).toEqual(Array(20).fill(true));
  });

  test('nobody reads what is not committed yet', async () => {
    const { store } = await openEither();
    await store.write(async (entry) => {
      await put(entry, 'a');
      expect(await names(store)).toEqual([]);
      expect(await entry.db.selectFrom('store_meta').selectAll().execute()).toHaveLength(1);
    });
    expect(await names(store)).toEqual(['a']);
  });

  test('writes happen in the order in which they were asked for', async () => {
    const { store } = await openEither();
    const order: string[] = [];
    await Promise.all(many(300).map((name) => store.write(async () => order.push(name))));
    expect(order).toEqual(many(300));
  });
});

describe('a write that fails', () => {
  test('is undone alone; its neighbours in the same commit stand', async () => {
    const { store, commits } = await openEither();
    await store.write((entry) => put(entry, 'taken'));
    const before = commits();
    const outcomes = await Promise.allSettled([
      store.write((entry) => put(entry, 'a')),
      store.write(async (entry) => {
        await put(entry, 'half');
        throw new Error('changed my mind');
      }),
      store.write((entry) => put(entry, 'taken')),
      store.write((entry) => put(entry, 'b')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { message: 'changed my mind' } });
    expect(await names(store)).toEqual(['a', 'b', 'taken']);
    expect(commits() - before).toBe(1);
  });

  test('gives back what it gave', async () => {
    const { store } = await openEither();
    expect(await store.write(async () => 42)).toBe(42);
    const error = new TypeError('as it was thrown');
    await expect(store.write(async () => Promise.reject(error))).rejects.toBe(error);
  });

  test('is not heard of', async () => {
    const { store } = await openEither();
    const heard: string[] = [];
    await store
      .write(async (entry) => {
        entry.afterCommit(() => heard.push('failed'));
        throw new Error('no');
      })
      .catch(() => {});
    expect(heard).toEqual([]);
  });
});

describe('closing', () => {
  test('answers what waits, and refuses what comes later', async () => {
    const { store, another } = await openEither();
    const writes = many(300).map((name) => store.write((entry) => put(entry, name)));
    const closed = store.close();
    await expect(store.write((entry) => put(entry, 'late'))).rejects.toThrow(StoreUnavailableError);
    await closed;
    expect((await Promise.allSettled(writes)).every(({ status }) => status === 'fulfilled')).toBe(true);
    const again = await another();
    expect(await names(again)).toEqual(many(300));
    await again.close();
  });
});
