import type { Label } from './numbering.ts';

const inside = /[。；：，！？;:,!?]/u;
const ends = /[。；：，、！？;:,!?]$/u;

/** The heading on a label's line and the words after it. A short line without an end is a heading. */
export function splitRest(label: Label, inArticles: boolean): { heading: string; text: string } {
  const { kind, rest } = label;
  const bracketed =
    kind === 'article' ? /^(?:【[^】]{1,30}】|[（(][^）)]{1,30}[）)])/u.exec(rest)?.[0] : undefined;
  if (bracketed) return { heading: bracketed, text: rest.slice(bracketed.length).trim() };
  const division = ['annex', 'part', 'chapter', 'section'].includes(kind);
  if (!(division ? ends : inside).test(rest) && rest.length <= (division ? 100 : 40))
    return { heading: rest, text: '' };
  const sentence = inArticles || division ? undefined : /^[^。]{1,20}。/u.exec(rest)?.[0];
  if (sentence && sentence.length < rest.length)
    return { heading: sentence, text: rest.slice(sentence.length).trim() };
  return { heading: '', text: rest };
}
