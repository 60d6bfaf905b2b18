import { isCodes } from '../questionnaire/answers.ts';
import type { ItemOf } from '../questionnaire/definition.ts';
import { declaredOptions } from '../questionnaire/items.ts';
import { type ItemKind, problemOf } from './kind.ts';

/** Several codes; an exclusive option ("none of these") stands alone. */
export const multiple: ItemKind<ItemOf<'multiple'>> = {
  read(item, fields) {
    const codes = fields.getAll(item.code).filter((code) => code !== '');
    return codes.length > 0 ? codes : undefined;
  },
  isBlank: (answer) => Array.isArray(answer) && answer.length === 0,
  missing: (item) => problemOf(item, 'required'),
  check(item, answer, offered) {
    if (!isCodes(answer)) return [problemOf(item, 'wrong_type')];
    const known = new Map(offered.map((option) => [option.code, option]));
    if (answer.some((code) => !known.has(code))) return [problemOf(item, 'unknown_code')];
    if (new Set(answer).size < answer.length) return [problemOf(item, 'repeated')];
    if (answer.length > 1 && answer.some((code) => known.get(code)?.exclusive))
      return [problemOf(item, 'exclusive')];
    if (item.max !== undefined && answer.length > item.max) return [problemOf(item, 'too_many', item.max)];
    const alone = answer.length === 1 && known.get(answer[0] ?? '')?.exclusive;
    if (item.min !== undefined && answer.length < item.min && !alone)
      return [problemOf(item, 'too_few', item.min)];
    return [];
  },
  variables: (definition, item) => [
    {
      code: item.code,
      item: item.code,
      choice: 'many',
      label: item.text,
      options: declaredOptions(definition, item),
    },
  ],
  codes: (_variable, answer) => (isCodes(answer) ? answer : []),
};
