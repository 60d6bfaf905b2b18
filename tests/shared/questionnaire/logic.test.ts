import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '#shared/questionnaire/answers.ts';
import type { Condition, Leaf } from '#shared/questionnaire/definition.ts';
import { evaluate, type Lookup, type Truth } from '#shared/questionnaire/logic.ts';
import { Choices } from '#tests/support/choices.ts';

const scores: { [code: string]: number } = { '1': 1, '2': 2, '5': 5 };

const over = (answers: Answers): Lookup => ({
  answer: (item) => answers[item],
  rows: () => ['r1', 'r2'],
  score: (_item, code) => scores[code],
});

/** A condition that is true, false or unknown over `answers`. */
const answers: Answers = { known: 'a' };
const leaf: { [truth: string]: Condition } = {
  true: { op: 'eq', item: 'known', code: 'a' },
  false: { op: 'eq', item: 'known', code: 'b' },
  null: { op: 'eq', item: 'open', code: 'a' },
};
const that = (truth: Truth) => leaf[String(truth)] as Condition;
const valueHere = (condition: Condition) => evaluate(condition, over(answers));

describe('three-valued logic', () => {
  test.each<[Truth, Truth]>([
    [true, false],
    [false, true],
    [null, null],
  ])('not %s is %s', (given, expected) => {
    expect(valueHere({ not: that(given) })).toBe(expected);
  });

  test.each<[Truth, Truth, Truth, Truth]>([
    [true, true, true, true],
    [true, false, false, true],
    [true, null, null, true],
    [false, true, false, true],
    [false, false, false, false],
    [false, null, false, null],
    [null, true, null, true],
    [null, false, false, null],
    [null, null, null, null],
  ])('%s with %s: all is %s, any is %s', (left, right, all, any) => {
    expect(valueHere({ all: [that(left), that(right)] })).toBe(all);
    expect(valueHere({ any: [that(left), that(right)] })).toBe(any);
  });
});

describe('a comparison', () => {
  const cases: [Leaf, Answer | undefined, Truth][] = [
    [{ op: 'answered', item: 'Q' }, undefined, false],
    [{ op: 'answered', item: 'Q' }, 'a', true],
    [{ op: 'eq', item: 'Q', code: 'a' }, 'a', true],
    [{ op: 'eq', item: 'Q', code: 'a' }, ['b', 'a'], true],
    [{ op: 'eq', item: 'Q', code: 'a' }, undefined, null],
    [{ op: 'ne', item: 'Q', code: 'a' }, 'b', true],
    [{ op: 'ne', item: 'Q', code: 'a' }, 'a', false],
    [{ op: 'ne', item: 'Q', code: 'a' }, undefined, null],
    [{ op: 'any_of', item: 'Q', codes: ['a', 'b'] }, ['b'], true],
    [{ op: 'any_of', item: 'Q', codes: ['a', 'b'] }, ['c'], false],
    [{ op: 'none_of', item: 'Q', codes: ['a', 'b'] }, ['c'], true],
    [{ op: 'none_of', item: 'Q', codes: ['a', 'b'] }, ['c', 'a'], false],
    [{ op: 'none_of', item: 'Q', codes: ['a', 'b'] }, undefined, null],
    [{ op: 'all_of', item: 'Q', codes: ['a', 'b'] }, ['b', 'c', 'a'], true],
    [{ op: 'all_of', item: 'Q', codes: ['a', 'b'] }, ['a'], false],
    [{ op: 'any_except', item: 'Q', codes: ['none'], min_selected: 2 }, ['a', 'b'], true],
    [{ op: 'any_except', item: 'Q', codes: ['none'], min_selected: 2 }, ['a', 'none'], false],
    [{ op: 'lt', item: 'Q', value: 2 }, '1', true],
    [{ op: 'lt', item: 'Q', value: 2 }, '2', false],
    [{ op: 'le', item: 'Q', value: 2 }, '2', true],
    [{ op: 'gt', item: 'Q', value: 2 }, 5, true],
    [{ op: 'ge', item: 'Q', value: 5 }, 4.5, false],
    [{ op: 'le', item: 'Q', value: 2 }, 'NA', null],
    [{ op: 'le', item: 'Q', value: 2 }, ['1'], null],
    [{ op: 'eq', item: 'Q.r1', code: '1' }, { r1: '1' }, true],
    [{ op: 'eq', item: 'Q.r1', code: '1' }, { r2: '1' }, null],
    [{ op: 'le', item: 'Q.*', value: 2, rows: 'any_row' }, { r1: '5', r2: '2' }, true],
    [{ op: 'le', item: 'Q.*', value: 2, rows: 'any_row' }, { r1: '5', r2: '5' }, false],
    [{ op: 'le', item: 'Q.*', value: 2, rows: 'any_row' }, { r1: 'NA', r2: '5' }, null],
    [{ op: 'le', item: 'Q.*', value: 2, rows: 'any_row' }, { r1: 'NA', r2: '1' }, true],
    [{ op: 'le', item: 'Q.*', value: 2, rows: 'any_row' }, undefined, null],
    [{ op: 'answered', item: 'Q.*' }, { r2: '1' }, true],
  ];

  test.each(cases)('%j with %j is %s', (condition, answer, expected) => {
    expect(evaluate(condition, over(answer === undefined ? {} : { Q: answer }))).toBe(expected);
  });
});

const items = ['A', 'B', 'C'];

/** A tree of comparisons, which are unknown where nothing is answered. */
function treeFrom(choices: Choices, depth = 0): Condition {
  const into = () => treeFrom(choices, depth + 1);
  const kind = depth > 3 ? 0 : choices.below(6);
  if (kind === 5) return { not: into() };
  if (kind === 4) return { any: [into(), into()] };
  if (kind === 3) return { all: [into(), into()] };
  const item = choices.of(items);
  if (kind === 2) return { op: 'le', item, value: choices.below(4) };
  if (kind === 1) return { op: 'none_of', item, codes: [choices.of(['1', '2'])] };
  return { op: 'ne', item, code: choices.of(['1', '2', 'NA']) };
}

const trees = () =>
  fc.array(fc.nat(1000), { maxLength: 60 }).map((numbers) => treeFrom(new Choices(numbers)));
const someAnswers = () =>
  fc.dictionary(fc.constantFrom(...items), fc.constantFrom('1', '2', '5', 'NA'), { noNullPrototype: true });

describe('any tree of comparisons', () => {
  test('is unknown where nothing is answered, and so hides', () => {
    fc.assert(
      fc.property(trees(), (tree) => {
        expect(evaluate(tree, over({}))).toBeNull();
      }),
    );
  });

  test('keeps its value, once it has one, when more is answered', () => {
    fc.assert(
      fc.property(trees(), someAnswers(), someAnswers(), (tree, first, more) => {
        const before = evaluate(tree, over(first));
        if (before !== null) expect(evaluate(tree, over({ ...more, ...first }))).toBe(before);
      }),
    );
  });
});
