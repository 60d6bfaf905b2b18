import type { Rate, Text } from '#shared/questionnaire/definition.ts';
import { ratesOf } from '#shared/questionnaire/indices.ts';
import type { FigureBreak } from '#shared/statistics/figure.ts';
import type { Questionnaire, Version } from '../questionnaires/questionnaires.ts';
import { breaksOf } from '../questionnaires/version-breaks.ts';
import type { Counted } from './layout.ts';
import type { PublishedCounts, PublishedRate } from './published.ts';
import { wordsFor } from './words.ts';

/** What figures of these variables say besides their numbers: rates that were fixed before opening, and seams of versions. */
export function definedBefore(
  { versions, live }: Pick<Questionnaire, 'versions' | 'live'>,
  variables: Counted[],
): Pick<PublishedCounts, 'rates' | 'breaks'> {
  const rates = variables.flatMap((variable): [string, PublishedRate[]][] => {
    const found = ratesOf(live.definition, variable.code);
    return found.length > 0 ? [[variable.code, found.map((rate) => rateOf(rate, variable.options))]] : [];
  });
  const breaks = new Map(
    variables.flatMap(({ item }) => {
      const found = seamsOf(versions, item);
      return found.length > 0 ? [[item, found] as const] : [];
    }),
  );
  return {
    ...(rates.length > 0 ? { rates: Object.fromEntries(rates) } : {}),
    ...(breaks.size > 0 ? { breaks: Object.fromEntries(breaks) } : {}),
  };
}

/** A wording declared a mere correction keeps its figures together, and the seam says so. */
const seamsOf = (versions: Version[], item: string): FigureBreak[] =>
  (breaksOf({ versions }).get(item) ?? []).map(({ no, day, kind, note }) => ({
    version: no,
    day,
    kind,
    ...(kind === 'reworded' && !isMeaning(versions, no, item) ? { pooled: true as const } : {}),
    ...(note ? { note } : {}),
  }));

const isMeaning = (versions: Version[], no: number, item: string): boolean =>
  (versions.find((version) => version.no === no)?.rewordings ?? []).some(
    ({ place, kind }) => kind === 'meaning' && place.split(/[/.]/)[0] === item,
  );

const rateOf = ({ code, text, counted, left_out }: Rate, options: Counted['options']): PublishedRate => ({
  code,
  label: text,
  definition: formulaOf(counted, left_out, options),
  counted,
  left_out,
});

/** A rate's formula in the words of its codes, in every language that all of them have. */
function formulaOf(counted: string[], without: string[], options: Counted['options']): Text {
  const template = wordsFor(
    without.length > 0 ? 'claims.index_definition_without' : 'claims.index_definition',
  );
  const languages = Object.keys(template).filter((language) =>
    [...counted, ...without].every((code) => wordsOf(options, code, language) !== undefined),
  );
  return Object.fromEntries(
    languages.map((language) => {
      const sum = (codes: string[]) => {
        const parts = codes.map((code) => wordsOf(options, code, language)).join(plus[language] ?? ' + ');
        return codes.length > 1 ? fill(bracket[language] ?? '', { parts }) : parts;
      };
      const words = fill(template[language] ?? '', {
        counted: sum(counted),
        without: without.map((code) => wordsOf(options, code, language)).join(plus[language] ?? ' + '),
      });
      return [language, words];
    }),
  );
}

const plus = wordsFor('claims.plus');
const bracket = wordsFor('claims.index_sum');

const wordsOf = (options: Counted['options'], code: string, language: string): string | undefined =>
  options.find((option) => option.code === code)?.text[language];

const fill = (words: string, values: { [name: string]: string }): string =>
  words.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
