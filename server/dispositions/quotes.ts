import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { OpinionRow, RedactionRow } from './opinions.queries.ts';
import { sameWords } from './same-words.ts';
import { type ShownOpinion, shownOpinion } from './shown-words.ts';

/** An opinion as it is quoted, with the numbers of the comments that say exactly this. */
export interface Quote extends ShownOpinion {
  comments: number[];
  clause: string | null;
}

/**
 * What a group's comments say, the most frequent words first: only of comments that are shown, without hidden spans.
 * Identical texts are one quote with all its comments.
 */
export function quotesOf(
  rows: readonly OpinionRow[],
  redactions: ReadonlyMap<number, RedactionRow[]>,
  keyOf: (lineage: string | null) => string | null,
): Quote[] {
  const quotes = new Map<string, Quote>();
  for (const row of rows) {
    if (row.state === 'not_shown') continue;
    const shown = shownOpinion(row, redactions.get(row.comment_no) ?? []);
    const key = foldingKey(row, shown);
    const quote = quotes.get(key) ?? { ...shown, clause: keyOf(row.lineage), comments: [] };
    if (!quote.comments.includes(row.comment_no)) quote.comments.push(row.comment_no);
    quotes.set(key, quote);
  }
  return [...quotes.values()].sort(
    (a, b) => b.comments.length - a.comments.length || (a.comments[0] ?? 0) - (b.comments[0] ?? 0),
  );
}

/** How many comments are neither quoted nor kept back at their authors' request: the round shows none of its words. */
export const unquotedIn = (group: { comments: number; not_shown: number; quotes: Quote[] }): number =>
  group.comments - group.not_shown - new Set(group.quotes.flatMap(({ comments }) => comments)).size;

/** By what is shown, so that nothing hidden tells two quotes apart. */
const foldingKey = ({ lineage, stance }: OpinionRow, { party, language, text, proposed }: ShownOpinion) =>
  canonicalJson([
    party,
    language,
    sameWords({ lineage, stance, text: joined(text), proposed: proposed && joined(proposed) }),
  ]);

const joined = (pieces: ShownOpinion['text']) =>
  pieces.map((piece) => ('text' in piece ? piece.text : `\0${piece.hidden}\0`)).join('');
