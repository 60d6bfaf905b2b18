import { describe, expect, test } from 'vitest';
import { many, names, openEither, put } from './open-store.ts';

describe('a write inside a write', () => {
  test('is stored with it', async () => {
    const { store, commits } = await openEither();
    await store.write((entry) => put(entry, 'first'));
    const before = commits();
    await store.write(async (entry) => {
      await put(entry, 'outer');
      await entry.nested(async (inner) => {
        await put(inner, 'inner');
        await inner.nested((innermost) => put(innermost, 'innermost'));
      });
    });
    expect(await names(store)).toEqual(['first', 'inner', 'innermost', 'outer']);
    expect(commits() - before).toBe(1);
  });

  test('fails alone where the outer one catches it', async () => {
    const { store } = await openEither();
    await store.write(async (entry) => {
      await put(entry, 'before');
      await entry
        .nested(async (inner) => {
          await put(inner, 'inner');
          throw new Error('no');
        })
        .catch(() => {});
      await put(entry, 'after');
    });
    expect(await names(store)).toEqual(['after', 'before']);
  });

  test('takes the outer one down where nobody catches it', async () => {
    const { store } = await openEither();
    const write = store.write(async (entry) => {
      await put(entry, 'outer');
      await entry.nested(() => Promise.reject(new Error('no')));
    });
    await expect(write).rejects.toThrow('no');
    expect(await names(store)).toEqual([]);
  });

  test('goes when the outer one fails after it', async () => {
    const { store } = await openEither();
    const heard: string[] = [];
    const write = store.write(async (entry) => {
      await entry.nested(async (inner) => {
        await put(inner, 'inner');
        inner.afterCommit(() => heard.push('inner'));
      });
      throw new Error('no');
    });
    await expect(write).rejects.toThrow('no');
    expect(await names(store)).toEqual([]);
    expect(heard).toEqual([]);
  });

  test('is heard of unless it failed', async () => {
    const { store } = await openEither();
    const heard: string[] = [];
    await store.write(async (entry) => {
      entry.afterCommit(() => heard.push('before'));
      await entry.nested(async (inner) => inner.afterCommit(() => heard.push('inner')));
      await entry
        .nested(async (inner) => {
          inner.afterCommit(() => heard.push('failed'));
          throw new Error('no');
        })
        .catch(() => {});
      entry.afterCommit(() => heard.push('after'));
    });
    expect(heard).toEqual(['before', 'inner', 'after']);
  });

  test('may begin together with others: each stands or falls by itself', async () => {
    const { store } = await openEither();
    await store.write((entry) =>
      Promise.allSettled(
        many(6).map((name, at) =>
          entry.nested(async (inner) => {
            await put(inner, name);
            if (at % 2) throw new Error('odd');
          }),
        ),
      ),
    );
    expect(await names(store)).toEqual(many(6).filter((_, at) => at % 2 === 0));
  });
});
