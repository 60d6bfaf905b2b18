import { searchKeys } from '#shared/text/search-keys.ts';
import type { Check } from './store-check.ts';
import * as queries from './verification.queries.ts';

/** Every text of an answer can be found by its own words, and no words are kept of a text that is gone. */
export const checkTexts: Check = async ({ db }, look) => {
  let after = -1;
  for (;;) {
    const rows = await queries.listTextsWithKeys(db, after);
    for (const { text_id, text, keys } of rows) {
      look();
      if (keys === null) return `text ${text_id} has no search keys`;
      if (keys !== searchKeys(text)) return `text ${text_id} has the search keys of other words`;
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.text_id;
  }
  const unheld = await queries.findTextWithoutResponse(db);
  if (unheld) return `text ${unheld.text_id} belongs to no response`;
  const stray = await queries.findKeysWithoutText(db);
  return stray && `search keys ${stray.rowid} belong to no text`;
};
