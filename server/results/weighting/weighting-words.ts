import type { Text } from '#shared/questionnaire/definition.ts';
import type { WeightingVariable } from '#shared/questionnaire/weighting-plan.ts';
import { wordsFor } from '../words.ts';

/** Words of several things in a row, in each language. */
export function joined(texts: readonly Text[]): Text {
  const [first = {}] = texts;
  const comma = wordsFor('results.comma');
  return Object.fromEntries(
    Object.keys(first).map((language) => [
      language,
      texts.map((text) => text[language] ?? '').join(comma[language] ?? ', '),
    ]),
  );
}

/** A source as it is cited: title, table and page. */
export function sourceWords(source: WeightingVariable['source']): Text {
  if (!source) return wordsFor('weighting.no_source');
  return source.place ? joined([source.title, source.place]) : source.title;
}
