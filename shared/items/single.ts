import type { Answer } from '../questionnaire/answers.ts';
import type { ItemOf } from '../questionnaire/definition.ts';
import { declaredOptions } from '../questionnaire/items.ts';
import { type ItemKind, problemOf } from './kind.ts';

/** One code: radio buttons, a list of places, or the points of a scale. */
type OneCode = ItemOf<'single'> | ItemOf<'region'> | ItemOf<'scale'>;

export const single: ItemKind<OneCode> = {
  read: (item, fields) => fields.get(item.code) || undefined,
  isBlank: (answer) => answer === '',
  missing: (item) => problemOf(item, 'required'),
  check(item, answer, offered) {
    if (typeof answer !== 'string') return [problemOf(item, 'wrong_type')];
    return offered.some((option) => option.code === answer) ? [] : [problemOf(item, 'unknown_code')];
  },
  variables: (definition, item) => [
    {
      code: item.code,
      item: item.code,
      choice: 'one',
      label: item.text,
      options: declaredOptions(definition, item),
    },
  ],
  codes: (_variable, answer: Answer) => (typeof answer === 'string' ? [answer] : []),
};
