/** A stretch of a text in code points: `start` is in it, `end` is not. */
export interface Span {
  start: number;
  end: number;
}

/** A text in pieces: what is shown, and what is not, by its kind. */
export type Piece<K> = { text: string } | { hidden: K };

/**
 * The pieces of a text without its spans. Spans that touch or overlap are one, of the first one's kind; what lies outside
 * the text is no part of it.
 */
export function piecesWithout<K>(text: string, spans: readonly (Span & { kind: K })[]): Piece<K>[] {
  const points = [...text];
  const within = spans
    .map(({ start, end, kind }) => ({
      start: Math.max(0, start),
      end: Math.min(points.length, end),
      kind,
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Piece<K>[] = [];
  let at = 0;
  for (const { start, end, kind } of within) {
    if (start > at) pieces.push({ text: points.slice(at, start).join('') });
    if (start > at || pieces.length === 0) pieces.push({ hidden: kind });
    at = Math.max(at, end);
  }
  if (at < points.length) pieces.push({ text: points.slice(at).join('') });
  return pieces;
}
