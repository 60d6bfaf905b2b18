import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matching } from '#db/dialect.ts';
import { SqliteStore } from '#db/sqlite/store.ts';
import type { Store } from '#db/store.ts';
import { searchKeys, searchTerms } from '#shared/text/search-keys.ts';
import search from '../fixtures/search/queries.json' with { type: 'json' };

/** The same queries have the same hits in every database: this table is what each is held against. */
const { corpus, queries } = search;
const folder = mkdtempSync(join(tmpdir(), 'wenji-search-'));
let store: Store;

beforeAll(async () => {
  store = await SqliteStore.open(join(folder, 'wenji.db'));
  await store.write((tx) =>
    tx.db
      .insertInto('search_keys')
      .values(corpus.map((text, rowid) => ({ rowid, keys: searchKeys(text) })))
      .execute(),
  );
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test.each(queries)('SQLite: $words → $hits', async ({ words, hits }) => {
  const rows = await store.db
    .selectFrom('search_keys')
    .select('rowid')
    .where('rowid', 'in', matching(store.db, 'search_keys', searchTerms(words)))
    .orderBy('rowid')
    .execute();
  expect(rows.map(({ rowid }) => rowid)).toEqual(hits);
});

test('the table is large enough to tell databases apart', () => {
  expect(queries.length).toBeGreaterThanOrEqual(60);
  expect(new Set(queries.map(({ words }) => words)).size).toBe(queries.length);
  const found = new Set<number>(queries.flatMap(({ hits }) => hits));
  expect([...corpus.keys()].filter((at) => !found.has(at))).toEqual([]);
});
