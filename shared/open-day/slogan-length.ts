import type { Language } from '../i18n/languages.ts';
import type { LengthRule } from './slogan-rules.ts';

/** 240 characters and 150 words a minute: an announcement that everybody can follow. */
const PER_SECOND: { [language in Language]: number } = { 'zh-CN': 4, en: 2.5 };

/** How long words are, in the unit of the rule. */
export function lengthOf(words: string, rule: Pick<LengthRule, 'unit' | 'language' | 'line'>): number {
  switch (rule.unit) {
    case 'widths':
      return widthOf(words, rule.language);
    case 'lines':
      return linesOf(words, rule.line ?? 1, rule.language).length;
    case 'units':
      return words.length;
    case 'segments':
      return segmentsOf(words);
    case 'seconds':
      return secondsOf(words, rule.language);
  }
}

/**
 * By code points, as displays count. Half as wide are Latin letters, digits and their signs, and half-width forms; in
 * English also quotation marks and dashes, which Chinese type sets in full.
 */
export const widthOf = (words: string, language: Language): number =>
  Array.from(words).reduce((sum, sign) => sum + (isHalf(sign.codePointAt(0) ?? 0, language) ? 0.5 : 1), 0);

const isHalf = (code: number, language: Language): boolean =>
  code <= 0x24f ||
  (code >= 0xff61 && code <= 0xffdc) ||
  (language === 'en' && code >= 0x2010 && code <= 0x2027);

/** Lines of so many widths: broken between words, and inside what is longer than a line. */
export function linesOf(words: string, line: number, language: Language): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of words.split(/ +/)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (widthOf(longer, language) <= line) {
      current = longer;
      continue;
    }
    if (current !== '') lines.push(current);
    current = '';
    for (const sign of word) {
      if (widthOf(current + sign, language) > line) {
        lines.push(current);
        current = '';
      }
      current += sign;
    }
  }
  return current === '' ? lines : [...lines, current];
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('^{}\\[~]|€');

/** Signs for which a message cannot use the GSM 7-bit alphabet, and by that holds 70 signs instead of 160. */
export const outsideGsm = (words: string): string[] => [
  ...new Set(Array.from(words).filter((sign) => !basic.has(sign) && !extended.has(sign))),
];

/** Messages that a phone joins: 160 septets alone or 153 each, or 70 units alone or 67 each; no sign is cut in two. */
function segmentsOf(words: string): number {
  const seven = outsideGsm(words).length === 0;
  const sizes = Array.from(words).map((sign) => (seven ? (extended.has(sign) ? 2 : 1) : sign.length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= (seven ? 160 : 70)) return 1;
  const room = seven ? 153 : 67;
  let [segments, used] = [1, 0];
  for (const size of sizes) {
    if (used + size > room) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}

/** Chinese signs, or words; each digit is said by itself. */
function secondsOf(words: string, language: Language): number {
  const said = language === 'en' ? /[\p{L}’'-]+|\p{N}/gu : /[\p{L}\p{N}]/gu;
  return Math.ceil((words.match(said)?.length ?? 0) / PER_SECOND[language]);
}
