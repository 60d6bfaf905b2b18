import { type Language, sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { BoardContent } from './board-content.ts';

/** How large the lines of a board are set: hundredths of the sheet's width, as in client/styles/sheets.css. */
const typeOf = { few: 5.2, some: 4.5, many: 3.6, most: 2.8 } as const;
export type Size = keyof typeof typeOf;

const sizes = Object.keys(typeOf) as Size[];

/** Of a sheet, in hundredths of its width: √2 high, less its head and the spaces between its parts. */
const SHEET = {
  height: 141,
  width: 86,
  fixed: 36,
  title: 8.4,
  longTitle: 6,
  small: 1.5,
  footWidth: 61,
  code: 21,
} as const;

/** Widths of a letter in its own type: wide ones, so that no reader's fonts need more. */
const letters = { 'zh-CN': 1.02, en: 0.6 } as const;

type Shown = Pick<BoardContent, 'title' | 'lines' | 'basis' | 'note'>;

const rows = (text: Text, language: Language, size: number, width: number) =>
  rowsOf(lengthOf(text, language), language, size, width);

const rowsOf = (length: number, language: Language, size: number, width: number) =>
  Math.ceil((length * letters[language] * size) / width);

const lengthOf = (text: Text, language: Language) => [...sayIn(language, text)].length;

/** Whether a title takes more than two rows, and is set smaller. */
export const isLong = (title: Text, language: Language): boolean =>
  rows(title, language, SHEET.title, SHEET.width) > 2;

/** The largest type in which what is shown fits on one sheet; undefined where none does. */
export const sizeOf = (shown: Shown, language: Language): Size | undefined =>
  sizes.find((size) => heightOf(shown, language, typeOf[size]) <= SHEET.height);

function heightOf({ title, lines, basis, note }: Shown, language: Language, type: number): number {
  const titleType = isLong(title, language) ? SHEET.longTitle : SHEET.title;
  const titled = rows(title, language, titleType, SHEET.width) * titleType * 1.25;
  const said = lines.reduce(
    (sum, { text }) => sum + (rows(text, language, type, SHEET.width - type) * 1.5 + 0.8) * type,
    0,
  );
  const cited = basis.reduce(
    (sum, { law, article }) => sum + lengthOf(law, language) + lengthOf(article, language) + 6,
    0,
  );
  const small = (length: number) => rowsOf(length, language, SHEET.small, SHEET.footWidth);
  // The call to scan, an address, the day and version, and what marks a demonstration.
  const others = 7;
  const foot = (others + small(cited) + (note ? small(lengthOf(note, language)) : 0)) * SHEET.small * 1.6;
  return SHEET.fixed + titled + said + Math.max(SHEET.code, foot);
}
