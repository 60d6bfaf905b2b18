import { describe, expect, test } from 'vitest';
import { many, names, openEither, put } from './open-store.ts';

describe('listeners', () => {
  test('hear in commit order, when what they hear of can be read', async () => {
    const { store, another } = await openEither();
    const other = await another();
    const heard: [string, Promise<string[]>][] = [];
    await Promise.all(
      many(100).map((name) =>
        store.write(async (entry) => {
          await put(entry, name);
          entry.afterCommit(() => heard.push([name, names(other)]));
        }),
      ),
    );
    for (const [name, stored] of heard) expect(await stored).toContain(name);
    await other.close();
    expect(heard.map(([name]) => name)).toEqual(many(100));
  });

  test('hear before the write is answered', async () => {
    const { store } = await openEither();
    const order: string[] = [];
    await store
      .write(async (entry) => entry.afterCommit(() => order.push('heard')))
      .then(() => order.push('answered'));
    expect(order).toEqual(['heard', 'answered']);
  });

  test('that fail stop neither the queue nor their neighbours', async () => {
    const { store } = await openEither();
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
