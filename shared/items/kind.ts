import type { Answer } from '../questionnaire/answers.ts';
import type { Definition, Item, Option, Text } from '../questionnaire/definition.ts';
import type { Problem } from '../questionnaire/problem.ts';

/** The posted fields of a form, as `URLSearchParams` gives them. */
export type Fields = Pick<URLSearchParams, 'get' | 'getAll'>;

/**
 * What is counted of an item: `Q7`, or a matrix's row `Q10.find`, or the first place of a ranking `Q21.1`.
 * With `one` each answer holds one code, so that counts add to the base; with `many` each option stands alone.
 */
export interface Variable {
  code: string;
  item: string;
  choice: 'one' | 'many';
  label: Text;
  options: Pick<Option, 'code' | 'text' | 'score' | 'missing'>[];
}

/** One kind of item: how it is read from a form, checked and counted. Everything here runs on server and browser. */
export interface ItemKind<I extends Item> {
  /** The answer in the posted fields, undefined when nothing was entered. */
  read(item: I, fields: Fields): Answer | undefined;
  /** Whether an answer says nothing: an empty list, blank words. */
  isBlank(answer: Answer): boolean;
  /** The problem of a required item without an answer. */
  missing(item: I): Problem;
  /** The problems of an answer, given the options on offer. */
  check(item: I, answer: Answer, offered: Option[]): Problem[];
  variables(definition: Definition, item: I): Variable[];
  /** The codes by which an answer counts in one of the item's variables; empty: not in its base. */
  codes(variable: Variable, answer: Answer): string[];
}

export const problemOf = (item: Item, code: Problem['code'], limit?: number, field = item.code): Problem =>
  limit === undefined ? { item: item.code, field, code } : { item: item.code, field, code, limit };
