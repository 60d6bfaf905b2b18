import { isCodes } from '../questionnaire/answers.ts';
import type { ItemOf, Text } from '../questionnaire/definition.ts';
import { declaredOptions } from '../questionnaire/items.ts';
import { type ItemKind, problemOf } from './kind.ts';

const placeField = (item: ItemOf<'ranking'>, place: number) => `${item.code}.${place}`;

const firstPlace = (label: Text): Text =>
  Object.fromEntries(
    Object.entries(label).map(([language, words]) => [
      language,
      language.startsWith('zh') ? `${words}（排第一位）` : `${words} (ranked first)`,
    ]),
  );

/** Codes in order, the first is highest. A form gives a select for each place; a skipped place is a problem, not a guess. */
export const ranking: ItemKind<ItemOf<'ranking'>> = {
  read(item, fields) {
    const places = Array.from({ length: item.max }, (_, at) => fields.get(placeField(item, at + 1)) ?? '');
    const last = places.findLastIndex((code) => code !== '');
    return last < 0 ? undefined : places.slice(0, last + 1);
  },
  isBlank: (answer) => Array.isArray(answer) && answer.length === 0,
  missing: (item) => problemOf(item, 'required', undefined, placeField(item, 1)),
  check(item, answer, offered) {
    if (!isCodes(answer)) return [problemOf(item, 'wrong_type', undefined, placeField(item, 1))];
    if (answer.length > item.max) return [problemOf(item, 'too_many', item.max, placeField(item, item.max))];
    const problems = answer.flatMap((code, at) => {
      const field = placeField(item, at + 1);
      if (code === '') return [problemOf(item, 'rank_gap', at + 1, field)];
      if (answer.indexOf(code) < at) return [problemOf(item, 'repeated', undefined, field)];
      return offered.some((option) => option.code === code)
        ? []
        : [problemOf(item, 'unknown_code', undefined, field)];
    });
    if (problems.length > 0) return problems;
    return answer.length < item.min
      ? [problemOf(item, 'too_few', item.min, placeField(item, answer.length + 1))]
      : [];
  },
  variables(definition, item) {
    const options = declaredOptions(definition, item);
    return [
      { code: item.code, item: item.code, choice: 'many', label: item.text, options },
      { code: placeField(item, 1), item: item.code, choice: 'one', label: firstPlace(item.text), options },
    ];
  },
  codes(variable, answer) {
    if (!isCodes(answer)) return [];
    return variable.choice === 'many' ? answer : answer.slice(0, 1);
  },
};
