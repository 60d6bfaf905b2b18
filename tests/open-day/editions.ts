import seed from '#db/seeds/edition-2021.json' with { type: 'json' };
import type { DraftContent } from '#server/pieces/kinds.ts';

/** The edition of the demonstration, to be published in a test. */
export const edition2021: DraftContent = seed;

/** An edition of another year, with words of its own. */
export const editionOf = (year: number, more: DraftContent = {}): DraftContent => ({
  ...seed,
  number: year - 2006,
  date: `${year}-05-15`,
  theme: { 'zh-CN': `${year}年的主题`, en: `Theme of ${year}` },
  notice: { 'zh-CN': `${year}年的通知`, en: `Notice of ${year}` },
  ...more,
});
