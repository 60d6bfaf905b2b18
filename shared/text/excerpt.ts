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

const fold = (text: string) => text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** A text as search sees it, with the place of each of its characters in the original, in code points. */
function folded(points: string[]) {
  let plain = '';
  const places: number[] = [];
  for (const [place, point] of points.entries()) {
    const seen = fold(point);
    plain += seen;
    for (let at = 0; at < seen.length; at++) places.push(place);
  }
  return { plain, places };
}

/** The word of which the keys are made: 停车 车收 → 停车收. */
const wordOf = ({ keys: [first = '', ...rest] }: SearchTerm) =>
  first + rest.map((pair) => [...pair].at(-1)).join('');

/** Cuts a text to what stands around the first hit, in its own paragraph. */
export function excerptOf(text: string, terms: readonly SearchTerm[]): Excerpt {
  const words = terms.map((term) => wordOf(term).normalize('NFD'));
  const paragraphs = text.split('\n');
  for (const paragraph of paragraphs) {
    const found = aroundFirst(paragraph, words);
    if (found) return found;
  }
  const points = [...(paragraphs[0] ?? '')];
  return { before: '', hit: '', after: shortened(points, 0, AFTER) };
}

function aroundFirst(paragraph: string, words: string[]): Excerpt | undefined {
  // Folded at once it costs little: only where something stands is each character looked at.
  const whole = fold(paragraph);
  if (!words.some((word) => whole.includes(word))) return undefined;
  const points = [...paragraph];
  const { plain, places } = folded(points);
  const [first] = words
    .map((word) => ({ at: plain.indexOf(word), length: word.length }))
    .filter(({ at, length }) => at >= 0 && length > 0)
    .sort((a, b) => a.at - b.at);
  if (!first) return undefined;
  const start = places[first.at] ?? 0;
  const end = (places[first.at + first.length - 1] ?? start) + 1;
  const from = Math.max(0, start - BEFORE);
  return {
    before: `${from > 0 ? '…' : ''}${points.slice(from, start).join('')}`,
    hit: points.slice(start, end).join(''),
    after: shortened(points, end, end + AFTER),
  };
}

const shortened = (points: string[], from: number, to: number) =>
  `${points.slice(from, to).join('')}${to < points.length ? '…' : ''}`;
