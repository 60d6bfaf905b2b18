import { stringify } from 'csv-stringify/sync';
import { lengthOf } from '#shared/open-day/slogan-length.ts';
import { type Feed, ruleOf } from '#shared/open-day/slogan-rules.ts';
import { guardFormula } from '#shared/text/formula-guard.ts';
import type { View } from '../http/view.ts';
import { toGb18030 } from './gb18030.ts';
import type { Edition } from './open-day.ts';
import { type Slogan, wordsFor } from './slogans.ts';

/** How a file is written. */
export const encodings = ['utf-8', 'utf-8-bom', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** A slogan a line and nothing else; lines end as on the systems that play them, with CR LF. */
export const sloganText = (
  { language }: Pick<View, 'language'>,
  edition: Edition,
  slogans: readonly Slogan[],
  feed: Feed,
): string => slogans.map((slogan) => `${wordsFor(slogan, edition, feed, language)}\r\n`).join('');

/** A slogan a line with how long it is, its days and its times. */
export function sloganTable(
  { t, language }: Pick<View, 't' | 'language'>,
  edition: Edition,
  slogans: readonly Slogan[],
  feed: Feed,
): string {
  const rule = ruleOf(feed, language);
  const headings = [
    t('slogans.text'),
    t('slogans.column_length'),
    t('slogans.column_most'),
    t('slogans.from'),
    t('slogans.to'),
    t('slogans.times'),
  ];
  const rows = slogans.map((slogan) => {
    const words = wordsFor(slogan, edition, feed, language);
    const times = slogan.times.map(({ start, end }) => `${start}-${end}`).join(' ');
    return [guardFormula(words), lengthOf(words, rule), rule.most, slogan.from, slogan.to, times];
  });
  return stringify([headings, ...rows], { record_delimiter: '\r\n' });
}

export const encoded = (text: string, encoding: Encoding): Buffer =>
  encoding === 'gb18030'
    ? toGb18030(text)
    : Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text, 'utf8');

export const charsetOf = (encoding: Encoding): string => (encoding === 'gb18030' ? 'gb18030' : 'utf-8');
