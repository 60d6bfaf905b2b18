import { type Answer, answerOf, isCodes, isRows } from './answers.ts';
import type { Condition, Leaf } from './definition.ts';

/**
 * Three-valued logic (Kleene): a comparison with an item that is unanswered or hidden is unknown, and what is unknown
 * stays hidden. So `ne` on an unanswered item is not true.
 */
export type Truth = boolean | null;

/** What logic may ask of earlier items; `score` is undefined where a code has none (for example NA). */
export interface Lookup {
  answer(item: string): Answer | undefined;
  rows(item: string): string[];
  score(item: string, code: string): number | undefined;
}

/** Evaluates a condition tree; null means unknown. */
export function evaluate(condition: Condition, lookup: Lookup): Truth {
  if ('all' in condition) return every(condition.all.map((part) => evaluate(part, lookup)));
  if ('any' in condition) return some(condition.any.map((part) => evaluate(part, lookup)));
  if ('not' in condition) return negate(evaluate(condition.not, lookup));
  return evaluateLeaf(condition, lookup);
}

function evaluateLeaf(leaf: Leaf, lookup: Lookup): Truth {
  const [item = '', row] = splitRef(leaf.item);
  const answer = lookup.answer(item);
  if (row === '*') {
    const cells = lookup.rows(item).map((code) => compare(leaf, item, rowAnswer(answer, code), lookup));
    return some(cells);
  }
  return compare(leaf, item, row === undefined ? answer : rowAnswer(answer, row), lookup);
}

function compare(leaf: Leaf, item: string, answer: Answer | undefined, lookup: Lookup): Truth {
  if (leaf.op === 'answered') return answer !== undefined;
  if (answer === undefined) return null;
  const chosen = chosenCodes(answer);
  switch (leaf.op) {
    case 'eq':
      return chosen.includes(leaf.code);
    case 'ne':
      return !chosen.includes(leaf.code);
    case 'any_of':
      return leaf.codes.some((code) => chosen.includes(code));
    case 'none_of':
      return !leaf.codes.some((code) => chosen.includes(code));
    case 'all_of':
      return leaf.codes.every((code) => chosen.includes(code));
    case 'any_except':
      return chosen.filter((code) => !leaf.codes.includes(code)).length >= leaf.min_selected;
    default:
      return compareNumber(leaf.op, numberOf(answer, item, lookup), leaf.value);
  }
}

function compareNumber(op: 'lt' | 'le' | 'gt' | 'ge', given: number | undefined, value: number): Truth {
  if (given === undefined) return null;
  if (op === 'lt') return given < value;
  if (op === 'le') return given <= value;
  return op === 'gt' ? given > value : given >= value;
}

const numberOf = (answer: Answer, item: string, lookup: Lookup) =>
  typeof answer === 'number' ? answer : typeof answer === 'string' ? lookup.score(item, answer) : undefined;

/** The codes that an answer holds: one, several, or each row's. Answers of no known form, `null` too, hold none. */
export function chosenCodes(answer: Answer): string[] {
  if (isCodes(answer)) return answer;
  if (isRows(answer)) return Object.values(answer);
  return typeof answer === 'object' ? [] : [String(answer)];
}

/** `Q6.day` → `['Q6', 'day']`; `Q6` → `['Q6']`. */
export const splitRef = (ref: string): string[] => {
  const dot = ref.indexOf('.');
  return dot < 0 ? [ref] : [ref.slice(0, dot), ref.slice(dot + 1)];
};

const rowAnswer = (answer: Answer | undefined, row: string) =>
  isRows(answer) ? answerOf(answer, row) : undefined;

const every = (parts: Truth[]): Truth => (parts.includes(false) ? false : parts.includes(null) ? null : true);
const some = (parts: Truth[]): Truth => (parts.includes(true) ? true : parts.includes(null) ? null : false);
const negate = (part: Truth): Truth => (part === null ? null : !part);
