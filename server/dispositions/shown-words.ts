import type { PartyKind, Stance } from '#shared/terms.ts';
import { type Piece, piecesWithout } from '#shared/text/spans.ts';
import { isNamed } from '../comments/comment-body.ts';
import type { OpinionRow, RedactionRow } from './opinions.queries.ts';

/** Words as they may be read: spans that are hidden stand there as their kind. */
export type Pieces = Piece<string>[];

/** An opinion as the public may read it. */
export interface ShownOpinion {
  stance: Stance;
  language: string;
  party: { kind: PartyKind; name: Pieces | null };
  text: Pieces;
  proposed: Pieces | null;
}

/** Hidden spans by comment. */
export function redactionsByComment(rows: RedactionRow[]): Map<number, RedactionRow[]> {
  const byComment = new Map<number, RedactionRow[]>();
  for (const row of rows) {
    const own = byComment.get(row.no) ?? [];
    byComment.set(row.no, own);
    own.push(row);
  }
  return byComment;
}

/** What may be shown of an opinion, its comment's hidden spans taken out. */
export function shownOpinion(row: OpinionRow, redactions: readonly RedactionRow[]): ShownOpinion {
  const pieces = (words: string, field: string) =>
    piecesWithout(
      words,
      redactions.filter((each) => each.field === field),
    );
  const kind = row.party_kind as PartyKind;
  return {
    stance: row.stance as Stance,
    language: row.language,
    party: {
      kind,
      name: isNamed(kind) && row.party_name !== null ? pieces(row.party_name, 'party_name') : null,
    },
    text: pieces(row.text, `${row.position}.text`),
    proposed: row.proposed === null ? null : pieces(row.proposed, `${row.position}.proposed`),
  };
}
