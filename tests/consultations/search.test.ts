import { describe, expect, test } from 'vitest';
import { replaceSearchEntries } from '#server/consultations/search.ts';
import { openConsultation, small, wasteMeasures } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { search } from '../support/search.ts';

const first = { limit: 20 };

describe('what is published', () => {
  test('is found by a word of two characters in the middle of a sentence, and by English words', async () => {
    const { ctx } = await makeApp();
    await openConsultation(ctx);
    const chinese = await search(ctx, '收费', 'zh-CN', first);
    expect(chinese.hits.map(({ slug, kind, clauseKey, title }) => [slug, kind, clauseKey, title])).toEqual([
      ['small', 'clause', '1', '第一条'],
    ]);
    expect(chinese.hits[0]?.excerpt).toEqual({ before: '停车', hit: '收费', after: '应当公示标准。' });
    const english = await search(ctx, 'PARKING charge', 'en', first);
    expect(english.hits.map(({ clauseKey }) => clauseKey)).toEqual(['1']);
    expect(english.hits[0]?.excerpt.hit).toBe('Parking');
    expect((await search(ctx, 'parking', 'zh-CN', first)).hits).toEqual([]);
    expect((await search(ctx, '停费', 'zh-CN', first)).hits).toEqual([]);
  });

  test('leads from an item to its article, from a heading to its chapter, from the matter to the notice', async () => {
    const { ctx } = await makeApp();
    await openConsultation(ctx);
    const keysOf = async (words: string) =>
      (await search(ctx, words, 'zh-CN', first)).hits.map(({ kind, clauseKey }) => [kind, clauseKey]);
    expect(await keysOf('夜间')).toEqual([['clause', '2']]);
    expect(await keysOf('总则')).toEqual([['clause', 'chapter-1']]);
    expect(await keysOf('便民与特殊群体')).toEqual([['notice', null]]);
  });

  test('stands in the order of consultations and clauses, page by page', async () => {
    const { ctx, clock } = await makeApp();
    await openConsultation(ctx, { ...small, slug: 'older' });
    clock.set('2021-05-21T10:00:00+08:00');
    await openConsultation(ctx, wasteMeasures);
    const all = await search(ctx, '收', 'zh-CN', { limit: 100 });
    expect(all.hits.at(-1)?.slug).toBe('older');
    const articles = all.hits
      .filter(
        // Titles that hold the word come first.
        ({ slug, title, clauseKey }) =>
          slug !== 'older' && !title.includes('收') && /^\d+$/.test(clauseKey ?? ''),
      )
      .map(({ clauseKey }) => Number(clauseKey));
    expect(articles.length).toBeGreaterThan(10);
    expect(articles).toEqual([...articles].sort((a, b) => a - b));
    const paged = [];
    let cursor: string | null = '';
    do {
      const page: Awaited<ReturnType<typeof search>> = await search(ctx, '收', 'zh-CN', { cursor, limit: 7 });
      paged.push(...page.hits);
      cursor = page.next;
    } while (cursor !== null);
    expect(paged).toEqual(all.hits);
  });

  test('is replaced whole, of its own kind alone', async () => {
    const { ctx } = await makeApp();
    const { id } = await openConsultation(ctx);
    const entry = { language: 'zh-CN' as const, clauseKey: null, title: '反馈', text: '采纳了芝麻意见' };
    await ctx.store.write((tx) => replaceSearchEntries(tx, id, 'outcome', [entry]));
    await ctx.store.write((tx) =>
      replaceSearchEntries(tx, id, 'outcome', [{ ...entry, text: '增加葡萄架' }]),
    );
    expect((await search(ctx, '芝麻', 'zh-CN', first)).hits).toEqual([]);
    expect((await search(ctx, '葡萄', 'zh-CN', first)).hits.map(({ kind }) => kind)).toEqual(['outcome']);
    expect((await search(ctx, '停车', 'zh-CN', first)).hits).toHaveLength(1);
    const { n } = await ctx.db
      .selectFrom('search_keys')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(n).toBe(2 * 4 + 1);
  });
});

test.each([
  ['nothing', ''],
  ['only punctuation', '"\'*()、。'],
  ['quotes', '"停车" OR "'],
  ['operators', 'AND NEAR(停车 收费, 2) NOT keys:*'],
  ['5,000 characters', '停车收费标准'.repeat(834)],
  ['5,000 words', 'a '.repeat(2500)],
  ['a character without width', '停\u0000车\u200b\ud800'],
])('%s is looked for and breaks nothing', async (_name, words) => {
  const { ctx } = await makeApp();
  await openConsultation(ctx);
  for (const language of ['zh-CN', 'en'] as const)
    expect((await search(ctx, words, language, { cursor: "1' OR", limit: 20 })).next).toBeNull();
});
