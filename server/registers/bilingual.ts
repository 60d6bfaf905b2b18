import { z } from 'zod';

const words = z.string().trim().min(1);

/** What must stand in both languages: a title, a line. */
export const bilingual = (most: number) =>
  z.strictObject({ 'zh-CN': words.max(most), en: words.max(most * 3) });
