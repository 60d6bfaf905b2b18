import { canonicalJson } from '#shared/text/canonical-json.ts';

interface Said {
  lineage: string | null;
  stance: string;
  text: string;
  proposed: string | null;
}

/** Without width, case and white space: what is then equal is the same text. */
const normal = (words: string | null) => (words ?? '').normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/**
 * Equal for opinions that say the same, word for word, of the same clause with the same stance. It folds what is shown
 * and what is placed in one act; it never takes anything out of a total.
 */
export const sameWords = ({ lineage, stance, text, proposed }: Said): string =>
  canonicalJson([lineage, stance, normal(text), normal(proposed)]);
