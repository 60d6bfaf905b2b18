import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { WeightingVariable } from '#shared/questionnaire/weighting-plan.ts';
import { wordsFor } from '../words.ts';
import type { GateReason } from './gate.ts';

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

type Withheld = GateReason['kind'] | 'harm' | 'privacy';

const reasons: { [kind in Withheld]: Key } = {
  demonstration: 'weighting.because_demonstration',
  not_cited: 'weighting.because_not_cited',
  low_confidence: 'weighting.because_low_confidence',
  not_ready: 'weighting.because_not_ready',
  harm: 'weighting.because_harm',
  privacy: 'weighting.because_privacy',
};

/** Why a release holds nothing weighted, in one sentence. */
export function withheldWords(kinds: readonly Withheld[]): Text {
  const said = joined([...new Set(kinds)].map((kind) => wordsFor(reasons[kind])));
  const sentence = wordsFor('weighting.not_released');
  return Object.fromEntries(
    Object.entries(sentence).map(([language, words]) => [
      language,
      words.replace('{{reasons}}', said[language] ?? ''),
    ]),
  );
}
