import type { Context } from '#server/context.ts';
import { searchAll } from '#server/front/search.ts';
import type { Language } from '#shared/i18n/languages.ts';

/** What the public search finds; of a consultation's hit also which part, and which clause. */
export async function search(
  ctx: Context,
  words: string,
  language: Language,
  page: { cursor?: string | undefined; limit: number },
) {
  const { hits, next } = await searchAll(ctx, { words, language, ...page });
  return {
    next,
    hits: hits.map((hit) => ({
      ...hit,
      kind: hit.part?.of ?? hit.kind,
      slug: hit.part?.slug,
      clauseKey: /\/clauses\/([^/]+)$/.exec(hit.address)?.[1] ?? null,
    })),
  };
}
