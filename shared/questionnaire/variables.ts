import type { Variable } from '../items/kind.ts';
import { findKind } from '../items/register.ts';
import { answerOf, type StoredAnswers } from './answers.ts';
import type { Definition, Text } from './definition.ts';
import { findItem, itemsOf } from './items.ts';

/** Everything that is counted of a questionnaire, in its order. */
export const variablesOf = (definition: Definition): Variable[] =>
  itemsOf(definition).flatMap((item) => findKind(item.kind).variables(definition, item));

/** The codes by which a response counts in a variable; empty when the response is not in its base. */
export function codesIn(definition: Definition, variable: Variable, answers: StoredAnswers): string[] {
  const answer = answerOf(answers, variable.item);
  if (answer === undefined || typeof answer === 'boolean') return [];
  const item = findItem(definition, variable.item);
  return item ? findKind(item.kind).codes(variable, answer) : [];
}

/** A profile item with the values by which figures are crossed. */
export interface Profile {
  code: string;
  label: Text;
  /** Codes as answered, for departments. */
  values: { code: string; text: Text }[];
  /** Declared bands, for the public; the values themselves where none are declared. */
  bands: { code: string; text: Text; codes: string[] }[];
}

/** The items that describe the respondent. Only items of one code can be profile items. */
export function profilesOf(definition: Definition): Profile[] {
  const roles = new Map(itemsOf(definition).map((item) => [item.code, item]));
  return variablesOf(definition)
    .filter((variable) => roles.get(variable.item)?.role === 'profile')
    .map((variable) => {
      const item = roles.get(variable.item);
      const values = variable.options.map(({ code, text }) => ({ code, text }));
      const declared = item && 'bands' in item && item.kind !== 'number' ? item.bands : undefined;
      const bands = declared ?? values.map((value) => ({ ...value, codes: [value.code] }));
      return { code: variable.code, label: variable.label, values, bands };
    });
}
