import { z } from 'zod';
import type { Text } from '#shared/questionnaire/definition.ts';

/** A title or a line: in both languages. */
export const inBoth = (most: number) =>
  z.strictObject({
    'zh-CN': z.string().trim().min(1).max(most),
    en: z
      .string()
      .trim()
      .min(1)
      .max(most * 4),
  });

/** Longer words: Chinese at least. */
export const inChinese = (most: number) =>
  z.strictObject({
    'zh-CN': z.string().trim().min(1).max(most),
    en: z
      .string()
      .trim()
      .min(1)
      .max(most * 4)
      .optional(),
  }) as z.ZodType<Text>;

/** `HH:MM` of a local day, to 24:00. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
