import { z } from 'zod';
import { inBoth, inChinese } from './texts.ts';

const dates = { valid_from: z.iso.date().optional(), valid_until: z.iso.date().optional() };

/** What is published of an exhibition board. A line without days holds always. */
export const boardContent = z.strictObject({
  edition: z.string().regex(/^\d{4}$/),
  number: z.int().min(1).max(99),
  title: inBoth,
  lines: z.array(z.strictObject({ text: inBoth, ...dates })).min(1),
  basis: z.array(z.strictObject({ law: inBoth, article: inBoth, ...dates })).min(1),
  /** Where the QR code leads; the board's own page where nothing is said. */
  link: z.url({ protocol: /^https?$/ }).optional(),
  note: inChinese.optional(),
});

export type BoardContent = z.infer<typeof boardContent>;

/** The end of a board's address: its edition and its number. */
export const boardSlug = ({ edition, number }: Pick<BoardContent, 'edition' | 'number'>): string =>
  `${edition}-${number}`;

export const boardPath = ({ edition, number }: Pick<BoardContent, 'edition' | 'number'>): string =>
  `/open-day/${edition}/boards/${number}`;
