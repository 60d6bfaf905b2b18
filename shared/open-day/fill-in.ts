import type { Language } from '../i18n/languages.ts';
import type { Text } from '../questionnaire/definition.ts';
import { sayDay } from '../text/dates.ts';

/** What the words of boards, slogans and messages may take from their edition. */
export const placeholders = ['theme', 'date', 'year', 'edition', 'phone'] as const;

interface Filling {
  theme: Text;
  date: string;
  number: number | undefined;
  phone: string;
}

/**
 * The words with `{{theme}}`, `{{date}}` (5月15日 / 15 May), `{{year}}`, `{{edition}}` (15 / 15th) and `{{phone}}` put in,
 * in every language that the words have. Any other placeholder stays as it is.
 */
export const fillIn = (text: Text, edition: Filling): Text =>
  Object.fromEntries(
    Object.entries(text).map(([language, words]) => [language, filled(words, language as Language, edition)]),
  );

/** Placeholders in the words that no edition fills. */
export const unknownPlaceholders = (text: Text): string[] => [
  ...new Set(
    Object.values(text).flatMap((words) =>
      [...words.matchAll(/\{\{([^{}]*)\}\}/g)]
        .map(([, name = '']) => name)
        .filter((name) => !placeholders.some((each) => each === name)),
    ),
  ),
];

function filled(words: string, language: Language, { theme, date, number, phone }: Filling): string {
  const values: { [name in (typeof placeholders)[number]]: string } = {
    theme: theme[language] ?? theme['zh-CN'] ?? '',
    date: language === 'en' ? sayDay(date, language).slice(0, -5) : sayDay(date, language).slice(5),
    year: date.slice(0, 4),
    edition: number === undefined ? '' : language === 'en' ? ordinal(number) : String(number),
    phone,
  };
  return words.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    name in values ? values[name as keyof typeof values] : whole,
  );
}

/** 1st, 2nd, 3rd, 4th, 11th. */
export function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? undefined : ['st', 'nd', 'rd'][(n % 10) - 1];
  return `${n}${ending ?? 'th'}`;
}
