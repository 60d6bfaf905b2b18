import type { Language } from '#shared/i18n/languages.ts';
import { type Excerpt, excerptOf } from '#shared/text/excerpt.ts';
import { searchKeys, searchTerms } from '#shared/text/search-keys.ts';
import type { Context } from '../context.ts';
import { randomTextId } from '../responses/text-id.ts';
import * as queries from './search.queries.ts';

/** What of a consultation can be found. */
export type SearchKind = 'notice' | 'clause' | 'outcome';

/** Published words in one language, found together and shown as one hit. */
export interface SearchEntry {
  language: Language;
  /** The clause whose address is the hit's; null for the consultation's own. */
  clauseKey: string | null;
  title: string;
  text: string;
}

export interface SearchHit {
  slug: string;
  kind: SearchKind;
  clauseKey: string | null;
  title: string;
  excerpt: Excerpt;
}

/** The longest words that are looked for, in code points; what is longer is cut. */
export const SEARCH_LENGTH = 100;

/** Puts published words where the public search finds them, instead of what stood there of this kind. Joins the running write. */
export const replaceSearchEntries = (
  ctx: Context,
  consultationId: string,
  kind: SearchKind,
  entries: readonly SearchEntry[],
): Promise<void> =>
  ctx.store.write(async (tx) => {
    await queries.deleteEntries(tx.db, consultationId, kind);
    for (const { language, clauseKey, title, text } of entries)
      await queries.insertEntry(
        tx.db,
        {
          id: randomTextId(tx),
          consultation_id: consultationId,
          kind,
          language,
          clause_key: clauseKey,
          title,
          text,
        },
        searchKeys(`${title}\n${text}`),
      );
    tx.store.expirePages();
  });

interface Paging {
  /** What the page before gave as `next`. */
  cursor?: string | undefined;
  limit: number;
}

/** Finds published words that hold everything that is looked for; nothing when there is no word in it. */
export async function search(
  ctx: Context,
  words: string,
  language: Language,
  { cursor, limit }: Paging,
): Promise<{ hits: SearchHit[]; next: string | null }> {
  const terms = searchTerms([...words].slice(0, SEARCH_LENGTH).join(''));
  if (terms.length === 0) return { hits: [], next: null };
  const after = /^\d{1,16}$/.test(cursor ?? '') ? Number(cursor) : 0;
  const found = await queries.findEntries(ctx.db, { terms, language, after, limit: limit + 1 });
  const shown = found.slice(0, limit);
  return {
    hits: shown.map(({ slug, kind, clause_key, title, text }) => ({
      slug,
      kind: kind as SearchKind,
      clauseKey: clause_key,
      title,
      excerpt: excerptOf(text, terms),
    })),
    next: found.length > limit ? String(shown.at(-1)?.id) : null,
  };
}
