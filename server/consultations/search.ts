import type { Language } from '#shared/i18n/languages.ts';
import { searchKeys } from '#shared/text/search-keys.ts';
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
