import { z } from 'zod';
import { languages } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { isDay } from '#shared/time.ts';

/** Words of one line that both languages have. */
export const inBoth = z.strictObject({ 'zh-CN': z.string().min(1).max(500), en: z.string().min(1).max(500) });

/** Longer words, a whole document at most: Chinese at least. */
export const words = z
  .record(z.string(), z.string().min(1).max(60_000))
  .refine((given: Text) => (given['zh-CN'] ?? '') !== '')
  .refine((given: Text) => Object.keys(given).every((each) => languages.some((known) => known === each)));

export const day = z.string().refine(isDay);
