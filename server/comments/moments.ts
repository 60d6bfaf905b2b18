import type { Language } from '#shared/i18n/languages.ts';
import { sayTime } from '#shared/text/dates.ts';
import { localIso } from '#shared/time.ts';

/** A day and time, to the second. */
export const sayMoment = (at: Date, language: Language): string =>
  `${sayTime(at, language)}${localIso(at).slice(16, 19)}`;
