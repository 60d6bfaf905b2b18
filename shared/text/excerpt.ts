import type { SearchTerm } from './search-keys.ts';

/** A stretch of a text around the first word that was looked for; `hit` is empty where the text holds none of them. */
export interface Excerpt {
  before: string;
  hit: string;
  after: string;
}

/** Code points shown before and after a hit. */
const BEFORE = 30;
const AFTER = 90;

/** A text as search sees it, with the place of each of its characters in the original, in code points. */
function folded(points: string[]) {
  let plain = '';
  const places: number[] = [];
  for (const [place, point] of points.entries()) {
    const seen = point.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    plain += seen;
    for (let at = 0; at < seen.length; at++) places.push(place);
  }
  return { plain, places };
}

/** The word of which the keys are made: 停车 车收 → 停车收. */
const wordOf = ({ keys: [first = '', ...rest] }: SearchTerm) =>
  first + rest.map((pair) => [...pair].at(-1)).join('');

/** Cuts a text to what stands around the first hit. */
export function excerptOf(text: string, terms: readonly SearchTerm[]): Excerpt {
  const points = [...text];
  const { plain, places } = folded(points);
  const hits = terms
    .map((term) => wordOf(term).normalize('NFD'))
    .map((word) => ({ at: plain.indexOf(word), length: word.length }))
    .filter(({ at, length }) => at >= 0 && length > 0)
    .sort((a, b) => a.at - b.at);
  const [first] = hits;
  const start = first ? (places[first.at] ?? 0) : 0;
  const end = first ? (places[first.at + first.length - 1] ?? start) + 1 : 0;
  const from = Math.max(0, start - BEFORE);
  const to = Math.min(points.length, end + AFTER);
  const cut = (a: number, b: number) => points.slice(a, b).join('');
  return {
    before: `${from > 0 ? '…' : ''}${cut(from, start)}`,
    hit: cut(start, end),
    after: `${cut(end, to)}${to < points.length ? '…' : ''}`,
  };
}
