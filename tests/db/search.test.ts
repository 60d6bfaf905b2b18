import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matching } from '#db/dialect.ts';
import type { Store } from '#db/store.ts';
import { searchKeys, searchTerms } from '#shared/text/search-keys.ts';
import search from '../fixtures/search/queries.json' with { type: 'json' };
import { type Opened, openLasting } from './open-store.ts';

/** The same queries have the same hits in every database: this table is what each is held against. */
const { corpus, queries } = search;
let opened: Opened;
let store: Store;

beforeAll(async () => {
  opened = await openLasting();
  store = opened.store;
  await fill(corpus);
});

afterAll(() => opened.remove());

const fill = (texts: readonly string[]) =>
  store.write(async (tx) => {
    await tx.db.deleteFrom('search_keys').execute();
    const rows = texts.map((text, rowid) => ({ rowid, keys: searchKeys(text) }));
    await tx.db.insertInto('search_keys').values(rows).execute();
  });

async function hitsOf(words: string): Promise<number[]> {
  const rows = await store.db
    .selectFrom('search_keys')
    .select('rowid')
    .where('rowid', 'in', matching(store.db, 'search_keys', searchTerms(words)))
    .orderBy('rowid')
    .execute();
  return rows.map(({ rowid }) => rowid);
}

test.each(queries)('$words → $hits', async ({ words, hits }) => {
  expect(await hitsOf(words)).toEqual(hits);
});

test('the table is large enough to tell databases apart', () => {
  expect(queries.length).toBeGreaterThanOrEqual(60);
  expect(new Set(queries.map(({ words }) => words)).size).toBe(queries.length);
  const found = new Set<number>(queries.flatMap(({ hits }) => hits));
  expect([...corpus.keys()].filter((at) => !found.has(at))).toEqual([]);
});

describe('texts of any length', () => {
  const filler = (step: number, count: number) =>
    Array.from({ length: count }, (_, at) => String.fromCodePoint(0x4e00 + ((at * step) % 20_000))).join('');

  test('are found by their last words as by their first, and by neighbours alone', async () => {
    await fill([`${filler(7, 40_000)}。第一个结尾鱻麤`, `${filler(9, 40_000)}。鱻。麤。第一个结头`]);
    expect(await hitsOf('第一个结尾')).toEqual([0]);
    expect(await hitsOf('鱻麤')).toEqual([0]);
    expect(await hitsOf('鱻 麤')).toEqual([0, 1]);
    expect(await hitsOf('第一个结')).toEqual([0, 1]);
    expect(await hitsOf(filler(7, 300))).toEqual([0]);
  });

  test('are found by a word that stands in them a thousand times before', async () => {
    await fill([`${'停车。收费。'.repeat(1000)}停车收费`, '停车。收费。'.repeat(1000)]);
    expect(await hitsOf('停车收费')).toEqual([0]);
    expect(await hitsOf('停车 收费')).toEqual([0, 1]);
  });

  test('may be one word, of which the beginning counts', async () => {
    await fill(['a'.repeat(50_000), `${'a'.repeat(150)}b`, 'é'.repeat(50_000)]);
    expect(await hitsOf('aaa')).toEqual([0, 1]);
    expect(await hitsOf('a'.repeat(199))).toEqual([0]);
    expect(await hitsOf('e'.repeat(60_000))).toEqual([2]);
  });

  test('may hold nothing', async () => {
    await fill(['', '。！', '停']);
    expect(await hitsOf('停')).toEqual([2]);
  });
});

test('the planner may use the index for every kind of query', async () => {
  if (!store.shared) return;
  await fill(corpus);
  for (const words of ['停车收费', '停', 'park 停车']) {
    const found = matching(store.db, 'search_keys', searchTerms(words));
    const plan = await store.write(async ({ db }) => {
      await sql`set local enable_seqscan = off`.execute(db);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${found}`.execute(db);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('search_keys_gin');
  }
});
