/** One item's answer: a code, codes, a code for each row, a number, or words. */
export type Answer = string | string[] | number | { [row: string]: string };

/** Answers by item code; the words of an "other" option stand under `Q9__<option code>`. */
export type Answers = { [field: string]: Answer };

/** Where an answer's words are kept apart, the stored answers say `true`; `false` once the words were erased alone. */
export type StoredAnswers = { [field: string]: Answer | boolean };

/** The field that holds the words of an "other" option. */
export const otherField = (item: string, option: string) => `${item}__${option}`;

export const isCodes = (answer: unknown): answer is string[] =>
  Array.isArray(answer) && answer.every((code) => typeof code === 'string');

export const isRows = (answer: unknown): answer is { [row: string]: string } =>
  typeof answer === 'object' &&
  answer !== null &&
  !Array.isArray(answer) &&
  Object.values(answer).every((code) => typeof code === 'string');

/** Own property or undefined: answers come from outside, and `constructor` is nobody's answer. */
export const answerOf = <T>(answers: { [field: string]: T }, field: string): T | undefined =>
  Object.hasOwn(answers, field) ? answers[field] : undefined;
