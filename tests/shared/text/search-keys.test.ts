import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matching } from '#db/dialect.ts';
import type { Store } from '#db/store.ts';
import { searchKeys, searchTerms } from '#shared/text/search-keys.ts';
import { type Opened, openLasting } from '../../db/open-store.ts';

/** Puts a text into a real index and tells whether the words find it. */
async function finds(store: Store, text: string, words: string): Promise<boolean> {
  return store.write(async (tx) => {
    await tx.db.deleteFrom('search_keys').execute();
    await tx.db
      .insertInto('search_keys')
      .values({ rowid: 1, keys: searchKeys(text) })
      .execute();
    const rows = await tx.db
      .selectFrom('search_keys')
      .select('rowid')
      .where('rowid', 'in', matching(tx.db, 'search_keys', searchTerms(words)))
      .execute();
    return rows.length === 1;
  });
}

test('keys are pairs and the last character of a run, other words as they are', () => {
  expect(searchKeys('停车收费')).toBe('停车 车收 收费 费');
  expect(searchKeys('ＷｉＦｉ密码、Café 2021年5月')).toBe('wifi 密码 码 cafe 2021 年 5 月');
  expect(searchTerms('停车')).toEqual([{ keys: ['停车'], prefix: false }]);
  expect(searchTerms('停')).toEqual([{ keys: ['停'], prefix: true }]);
  expect(searchTerms('！？ “”')).toEqual([]);
});

describe('an index', () => {
  let opened: Opened;
  let store: Store;
  beforeAll(async () => {
    opened = await openLasting();
    store = opened.store;
  });
  afterAll(() => opened.remove());

  test.each<[text: string, words: string, found: boolean]>([
    ['停车收费', '停车', true],
    ['停车收费', '收费', true],
    ['停车收费', '车收', true],
    ['停车收费', '停车收费', true],
    ['停车收费', '停车费', false],
    ['停车收费', '停费', false],
    ['停车收费', '停', true],
    ['停车收费', '费', true],
    ['停车收费', '停车 收费', true],
    ['停车收费', '收费 停车', true],
    ['停车收费', '停车 太贵', false],
    ['停车。车收费', '停车收', false],
    ['停。车', '停车', false],
    ['停车，停止收费', '车停', false],
    ['停', '停车', false],
    ['WiFi密码', '密码', true],
    ['WiFi密码', 'wifi', true],
    ['第138条', '条', true],
    ['第138条', '138条', true],
    ['第138条', '第138条', true],
    ['2021年5月15日', '5月', true],
    ['COVID-19疫情', '疫情', true],
    ['Parking is too expensive', 'park', true],
    ['Parking is too expensive', 'PARKING', true],
    ['Parking is too expensive', 'expensive park', true],
    ['Parking is too expensive', 'arking', false],
    ['ｐａｒｋｉｎｇ ＴＯＯ', 'parking too', true],
    ['parking', 'ＰＡＲＫ', true],
    ['the café', 'cafe', true],
    ['the cafe\u0301', 'CAFÉ', true],
    ['the cafe', 'café', true],
    ['İstanbul', 'istanbul', true],
    ['हिन्दी भाषा', 'हिन्दी', true],
    ['한국어 시험', '한국', true],
    ['停\u200b车\u00ad收费', '停车', true],
    ['葛\u{e0100}城', '葛城', true],
    ['😀停车👍🏽收费', '停车', true],
    ['😀停车👍🏽收费', '车收', false],
    ['我住𠮷野家旁', '𠮷野', true],
    ['我住𫠠家旁', '𫠠家', true],
    ['我住𫠠家旁', '𫠠', true],
    ['コーヒー', 'コーヒー', true],
    ['コーヒー', 'ーヒ', true],
    ['佐々木', '佐々', true],
    ['㎡和①', 'm2和1', true],
    ['NOT near OR and', 'and', true],
    ['cats', 'cats AND', false],
    ['cats', 'cats OR dogs', false],
  ])('of %s asked for %s: %s', async (text, words, found) => {
    expect(await finds(store, text, words)).toBe(found);
  });

  test.each([
    '"',
    '""',
    '"停车',
    "'; drop table response_text; --",
    'keys:停车',
    '{keys} : x',
    '^停车',
    '停车*',
    '*',
    '**',
    'NEAR(停车 收费, 2)',
    'NOT',
    'AND OR NOT',
    '停车 NOT 收费',
    '(',
    ')(',
    '+',
    '-停车',
    '\\',
    '\u0000停车\u0000',
    '\ud800',
    '\u0301',
    '\u0301 \u200d',
    '\ufe0f',
    '%_',
    '?1',
    '停 '.repeat(2000),
    '停车'.repeat(5000),
    'a'.repeat(20_000),
  ])('takes %j without an error', async (words) => {
    expect([true, false]).toContain(await finds(store, '停车收费', words));
  });

  test('without a word nothing is found', async () => {
    expect(await finds(store, '停车收费', '')).toBe(false);
    expect(await finds(store, '停车收费', '！')).toBe(false);
  });

  const written = fc
    .array(fc.constantFrom(...'停车收费太贵了停车abC é１２，。 😀𠮷ガがー\u200b\u0301'), { maxLength: 24 })
    .map((parts) => parts.join(''));

  test('every stretch of a run of Chinese finds it, whatever stands around', async () => {
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.array(fc.constantFrom(...'停车收费太贵'), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        written,
        async (before, run, from, to, after) => {
          const start = from % run.length;
          const end = start + 1 + (to % (run.length - start));
          expect(await finds(store, before + run.join('') + after, run.slice(start, end).join(''))).toBe(
            true,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('what is found holds every run of the words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...'停车收费，'), { maxLength: 12 }),
        fc.array(fc.constantFrom(...'停车收费'), { minLength: 1, maxLength: 4 }),
        async (text, words) => {
          expect(await finds(store, text.join(''), words.join(''))).toBe(
            text.join('').includes(words.join('')),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  /** Signs of New Tai Lue and Vedic that SQLite's tables take for marks, as Unicode did before. */
  const since = /[\u19b0-\u19c9\u1cf2\u1cf3]/g;

  test('anything that has words finds itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 30 }), async (given) => {
        const text = given.replace(since, '');
        expect(await finds(store, text, text)).toBe(searchTerms(text).length > 0);
      }),
      { numRuns: 60 },
    );
  });
});
