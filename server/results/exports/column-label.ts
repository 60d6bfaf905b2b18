import type { Tongue } from '#shared/ui/tongue.ts';
import type { DataColumn } from './data-columns.ts';

/** What a column is, in one line: the item, and the row, option or place it stands for. */
export function columnLabel({ part, label, detail, item }: DataColumn, { t, say }: Tongue): string {
  const words = say(label);
  switch (part) {
    case 'row':
    case 'option':
      return t('results.row_of', { question: words, row: detail ? say(detail.text) : '' });
    case 'place':
      return t('exporting.label_place', { item: words, place: detail?.code ?? '' });
    case 'place_of':
      return t('exporting.label_place_of', { item: words, option: detail ? say(detail.text) : '' });
    case 'given':
      return t('exporting.label_given', { item: words });
    case 'shown':
      return t('exporting.label_shown', { item });
    case 'derived':
      return t('exporting.label_derived', { item });
    default:
      return words;
  }
}

/** Words in one line, for the strings of other languages. */
export const inOneLine = (words: string): string => words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
