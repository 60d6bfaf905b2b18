import { languages, sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { sayNumber } from '#shared/text/numbers.ts';

/** Puts values in the places of words, in every language. */
export const fill = (words: Text, values: { [name: string]: Text | string | number }): Text =>
  Object.fromEntries(
    languages.map((language) => [
      language,
      Object.entries(values).reduce(
        (filled, [name, value]) =>
          filled.replaceAll(
            `{{${name}}}`,
            typeof value === 'object'
              ? sayIn(language, value)
              : typeof value === 'number'
                ? sayNumber(value)
                : value,
          ),
        sayIn(language, words),
      ),
    ]),
  );

/** Points one under another, in every language. */
export const lines = (points: readonly Text[]): Text =>
  points.length === 0
    ? {}
    : Object.fromEntries(
        languages.map((language) => [language, points.map((point) => sayIn(language, point)).join('\n')]),
      );
