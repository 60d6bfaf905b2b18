import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { many, names, openStore, put } from './open-store.ts';

describe('listeners', () => {
  test('hear in commit order, when what they hear of can be read', async () => {
    const { store, file } = await openStore();
    const other = new Database(file, { readonly: true });
    const heard: [string, unknown][] = [];
    await Promise.all(
      many(100).map((name) =>
        store.write(async (entry) => {
          await put(entry, name);
          entry.afterCommit(() =>
            heard.push([
              name,
              other.prepare('select count(*) from store_meta where key = ?').pluck().get(name),
            ]),
          );
        }),
      ),
    );
    other.close();
    expect(heard).toEqual(many(100).map((name) => [name, 1]));
  });

  test('hear before the write is answered', async () => {
    const { store } = await openStore();
    const order: string[] = [];
    await store
      .write(async (entry) => entry.afterCommit(() => order.push('heard')))
      .then(() => order.push('answered'));
    expect(order).toEqual(['heard', 'answered']);
  });

  test('that fail stop neither the queue nor their neighbours', async () => {
    const { store } = await openStore();
    const outcomes = await Promise.allSettled([
      store.write((entry) => put(entry, 'a')),
      store.write(async (entry) => {
        await put(entry, 'b');
        entry.afterCommit(() => {
          throw new Error('a bug');
        });
      }),
      store.write((entry) => put(entry, 'c')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await store.write((entry) => put(entry, 'd'));
    expect(await names(store)).toEqual(['a', 'b', 'c', 'd']);
  });
});
