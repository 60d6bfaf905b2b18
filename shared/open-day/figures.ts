/** A part of an article's words: as written, or a figure that stands in an indicator. */
export type ArticlePart = { words: string } | { code: string };

const figure = /\{\{indicator:([a-z0-9-]{1,60})\}\}/;

/** Words with their figures apart: `{{indicator:press-conferences-2020}}` is one. */
export const partsOfWords = (words: string): ArticlePart[] =>
  words
    .split(new RegExp(figure, 'g'))
    .map((part, at) => (at % 2 === 0 ? { words: part } : { code: part }))
    .filter((part) => !('words' in part) || part.words !== '');

/** The codes of the figures in some words, each once, in their order. */
export const figureCodes = (words: string): string[] => [
  ...new Set(partsOfWords(words).flatMap((part) => ('code' in part ? [part.code] : []))),
];

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** What may be typed by hand: placeholders, years, dates, times of day, numbers of articles and documents, the hotline. */
const notFigures = [
  /\{\{[^{}]*\}\}/g,
  /\d{1,2}:\d{2}/g,
  new RegExp(`\\d{1,2} (${months})|(${months}) \\d{1,2}`, 'g'),
  /\b(no\.|art\.|articles?|order) ?\d+/gi,
  // 第n条, n号, n月n日, n年
  /\u7b2c\d+/g,
  /\d+\u53f7/g,
  /\d{1,2}\u6708\d{1,2}\u65e5/g,
  /\d{1,2}\u6708/g,
  /(?<![\d.,])(19|20)\d{2}(?![\d.,]\d)(?!\d)/g,
  /(?<!\d)12345(?!\d)/g,
];

/** Numbers of two and more digits that somebody typed where an indicator should stand. */
export function typedNumbers(words: string): string[] {
  const left = notFigures.reduce((rest, each) => rest.replace(each, ' '), words);
  const found = left.match(/\d[\d,.]*\d/g) ?? [];
  return [...new Set(found)];
}
