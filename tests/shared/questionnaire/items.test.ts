import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Variable } from '#shared/items/kind.ts';
import { findKind } from '#shared/items/register.ts';
import type { Answer, Answers } from '#shared/questionnaire/answers.ts';
import { checkAnswers, checkItem, unknownFields } from '#shared/questionnaire/check.ts';
import {
  type Definition,
  definition as definitionSchema,
  type Item,
} from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { type Problem, pointerOf } from '#shared/questionnaire/problem.ts';
import { replay } from '#shared/questionnaire/replay.ts';
import { profilesOf, variablesOf } from '#shared/questionnaire/variables.ts';
import { Choices } from '#tests/support/choices.ts';
import { emptyDefinition, fitting, questionnaires } from '#tests/support/random-questionnaire.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const option = (code: string, more: object = {}) => ({ code, text: both(code), ...more });

const one = (item: object): Definition =>
  definitionSchema.parse({
    ...emptyDefinition(),
    sections: [{ code: 'S', title: both('S'), items: [{ code: 'Q', text: both('Q'), ...item }] }],
  });

const problemsOf = (item: object, answers: Answers): string[] => {
  const definition = one(item);
  return checkAnswers(definition, replay(definition, answers)).map(said);
};

const said = ({ field, code, limit }: Problem) =>
  [field, code, ...(limit === undefined ? [] : [limit])].join(' ');

const options = ['a', 'b', 'c'].map((code) => option(code));
const rows = ['r1', 'r2'].map((code) => option(code));

const single = { kind: 'single', options };
const multiple = {
  kind: 'multiple',
  options: [...options, option('none', { exclusive: true })],
  min: 2,
  max: 2,
};
const matrix = { kind: 'matrix', options, rows };
const ranking = { kind: 'ranking', options, min: 2, max: 3 };
const number = { kind: 'number', min: -1, max: 9.5, decimals: 1 };
const date = { kind: 'date', min: '2021-05-01', max: '2021-05-31' };
const words = { kind: 'text', max_length: 3 };

describe('an answer has a problem', () => {
  test.each<[object, Answer, string[]]>([
    [single, 'a', []],
    [single, 'z', ['Q unknown_code']],
    [single, ['a'], ['Q wrong_type']],
    [{ kind: 'single', options: [option('a'), option('old', { retired: true })] }, 'old', ['Q unknown_code']],
    [{ kind: 'scale', from: 1, to: 3 }, '3', []],
    [{ kind: 'scale', from: 1, to: 3 }, '4', ['Q unknown_code']],
    [{ kind: 'scale', from: 1, to: 3 }, 3, ['Q wrong_type']],
    [multiple, ['a', 'b'], []],
    [multiple, ['a', 'z'], ['Q unknown_code']],
    [multiple, 'a', ['Q wrong_type']],
    [multiple, ['a'], ['Q too_few 2']],
    [multiple, ['a', 'b', 'c'], ['Q too_many 2']],
    [multiple, ['a', 'a'], ['Q repeated']],
    [multiple, ['a', 'none'], ['Q exclusive']],
    [multiple, ['none'], []],
    [matrix, { r1: 'a' }, []],
    [{ ...matrix, required: true }, { r1: 'a' }, ['Q.r2 row_required']],
    [matrix, { r1: 'z', r3: 'a' }, ['Q.r3 unknown_row']],
    [matrix, { r1: 'z', r2: 'a' }, ['Q.r1 unknown_code']],
    [matrix, ['a'], ['Q wrong_type']],
    [ranking, ['c', 'a'], []],
    [ranking, ['c'], ['Q.2 too_few 2']],
    [ranking, ['c', '', 'a'], ['Q.2 rank_gap 2']],
    [ranking, ['c', 'a', 'c'], ['Q.3 repeated']],
    [ranking, ['c', 'z'], ['Q.2 unknown_code']],
    [ranking, ['a', 'b', 'c', 'a'], ['Q.3 too_many 3']],
    [ranking, 'a', ['Q.1 wrong_type']],
    [number, 9.5, []],
    [number, -1.1, ['Q too_small -1']],
    [number, 9.6, ['Q too_large 9.5']],
    [number, 0.25, ['Q too_many_decimals 1']],
    [number, '5', ['Q not_a_number']],
    [number, Number.NaN, ['Q not_a_number']],
    [date, '2021-05-15', []],
    [date, '2021-05-32', ['Q not_a_date']],
    [{ kind: 'date' }, '2021-02-29', ['Q not_a_date']],
    [date, '2021-04-30', ['Q too_small']],
    [date, '2021-06-01', ['Q too_large']],
    [words, '三个字', []],
    [words, '𠮷𠮷𠮷', []],
    [words, 'four', ['Q too_long 3']],
    [words, ['a'], ['Q wrong_type']],
  ])('%j answered %j: %j', (item, answer, expected) => {
    expect(problemsOf(item, { Q: answer })).toEqual(expected);
  });

  test.each<[object, Answer[], string]>([
    [single, [''], 'Q required'],
    [multiple, [[]], 'Q required'],
    [matrix, [{}], 'Q.r1 required'],
    [ranking, [[]], 'Q.1 required'],
    [words, ['', ' \n'], 'Q required'],
    [number, [''], 'Q required'],
    [date, [''], 'Q required'],
  ])('%j left out or blank (%j), if it is required', (item, blanks, expected) => {
    expect(problemsOf(item, {})).toEqual([]);
    expect(problemsOf({ ...item, required: true }, {})).toEqual([expected]);
    for (const blank of blanks) {
      expect(problemsOf(item, { Q: blank })).toEqual([]);
      expect(problemsOf({ ...item, required: true }, { Q: blank })).toEqual([expected]);
    }
  });
});

describe('the words of an "other" option', () => {
  const withOther = { kind: 'multiple', options: [...options, option('other', { other_text: true })] };
  test.each<[Answers, string[]]>([
    [{ Q: ['other'], Q__other: '别的' }, []],
    [{ Q: ['other'] }, []],
    [{ Q: ['other'], Q__other: '字'.repeat(101) }, ['Q__other too_long 100']],
    [{ Q: ['other'], Q__other: ['a'] }, ['Q__other wrong_type']],
  ])('%j', (answers, expected) => {
    expect(problemsOf(withOther, answers)).toEqual(expected);
  });

  test('count only while the option is chosen, and not when blank', () => {
    const definition = one(withOther);
    expect(replay(definition, { Q: ['a'], Q__other: 'w' }).answers).toEqual({ Q: ['a'] });
    expect(replay(definition, { Q: ['other'], Q__other: ' ' }).answers).toEqual({ Q: ['other'] });
    expect(replay(definition, { Q: ['other'], Q__other: 'w' }).answers).toEqual({
      Q: ['other'],
      Q__other: 'w',
    });
  });
});

test('fields that the questionnaire does not know are named', () => {
  const definition = one({ kind: 'multiple', options: [...options, option('other', { other_text: true })] });
  expect(unknownFields(definition, { Q: ['a'], Q__other: 'w', Q__a: 'w', R: 'a' }).map(said)).toEqual([
    'Q__a unknown_item',
    'R unknown_item',
  ]);
});

describe('a form', () => {
  const fieldsOf = ({ kind, code }: Item, answer: Answer): URLSearchParams => {
    if (kind === 'ranking' && Array.isArray(answer))
      return new URLSearchParams(answer.map((each, at) => [`${code}.${at + 1}`, each]));
    if (Array.isArray(answer)) return new URLSearchParams(answer.map((each) => [code, each]));
    if (typeof answer !== 'object') return new URLSearchParams({ [code]: String(answer) });
    return new URLSearchParams(Object.entries(answer).map(([row, each]) => [`${code}.${row}`, each]));
  };

  test('gives back every answer that it can show', () => {
    fc.assert(
      fc.property(questionnaires(), fc.array(fc.nat(1000)), ({ definition }, numbers) => {
        const choices = new Choices(numbers);
        for (const item of itemsOf(definition)) {
          if ('options_from' in item) continue;
          const answer = fitting(definition, item, choices);
          const seen = item.kind === 'ranking' ? (answer as string[]).slice(0, item.max) : answer;
          expect(findKind(item.kind).read(item, fieldsOf(item, answer))).toEqual(seen);
        }
      }),
      { numRuns: 100 },
    );
  });

  test.each<[object, string, Answer | undefined]>([
    [single, '', undefined],
    [single, 'Q=', undefined],
    [multiple, 'Q=&Q=a&Q=b', ['a', 'b']],
    [matrix, 'Q.r1=&Q.r2=a&Q.r3=b', { r2: 'a' }],
    [matrix, 'Q.r1=', undefined],
    [ranking, 'Q.1=a&Q.2=&Q.3=b', ['a', '', 'b']],
    [ranking, 'Q.1=a&Q.2=&Q.3=', ['a']],
    [number, 'Q=%EF%BC%91%EF%BC%92', 12],
    [number, 'Q=+7.5+', 7.5],
    [number, 'Q=12abc', '12abc'],
    [number, 'Q=1e3', '1e3'],
    [words, 'Q=+a%0D%0Ab+', 'a\nb'],
    [words, 'Q=+', undefined],
    [date, 'Q=2021-05-15', '2021-05-15'],
  ])('%j posted as %s', (item, posted, expected) => {
    const [parsed] = itemsOf(one(item));
    expect(parsed && findKind(parsed.kind).read(parsed, new URLSearchParams(posted))).toEqual(expected);
  });
});

describe('what is counted', () => {
  const of = (item: object, answer: Answer): { [variable: string]: string[] } => {
    const definition = one(item);
    const [parsed] = itemsOf(definition);
    if (!parsed) throw new Error('One item');
    const codes = (variable: Variable) => findKind(parsed.kind).codes(variable, answer);
    return Object.fromEntries(variablesOf(definition).map((variable) => [variable.code, codes(variable)]));
  };
  const bands = [
    { code: 'young', text: both('young'), to: 18 },
    { code: 'old', text: both('old'), from: 18 },
  ];

  test.each<[object, Answer, object]>([
    [single, 'a', { Q: ['a'] }],
    [multiple, ['a', 'b'], { Q: ['a', 'b'] }],
    [matrix, { r1: 'a' }, { 'Q.r1': ['a'], 'Q.r2': [] }],
    [ranking, ['c', 'a'], { Q: ['c', 'a'], 'Q.1': ['c'] }],
    [{ kind: 'number', bands }, 17, { Q: ['young'] }],
    [{ kind: 'number', bands }, 18, { Q: ['old'] }],
    [{ kind: 'number' }, 18, {}],
    [words, 'a', {}],
    [date, '2021-05-15', {}],
  ])('%j answered %j: %j', (item, answer, expected) => {
    expect(of(item, answer)).toEqual(expected);
  });

  test('profile items cross by their bands, or by their codes where there are none', () => {
    const band = { code: 'ab', text: both('ab'), codes: ['a', 'b'] };
    const codesOf = (item: object) =>
      profilesOf(one({ ...item, role: 'profile' }))[0]?.bands.map((each) => each.codes);
    expect(codesOf({ ...single, bands: [band] })).toEqual([['a', 'b']]);
    expect(codesOf(single)).toEqual([['a'], ['b'], ['c']]);
    expect(profilesOf(one(single))).toEqual([]);
  });
});

test('a hidden choice is written only when exactly one is left', () => {
  const from = { item: 'Q', except: ['c'] };
  const definition = definitionSchema.parse({
    ...emptyDefinition(),
    sections: [
      {
        code: 'S',
        title: both('S'),
        items: [
          { code: 'Q', text: both('Q'), ...multiple, min: undefined },
          {
            code: 'P',
            text: both('P'),
            kind: 'single',
            options_from: from,
            fill_when_hidden: from,
            show_if: { op: 'eq', item: 'Q', code: 'none' },
          },
        ],
      },
    ],
  });
  const written = (codes: string[]) => replay(definition, { Q: codes }).answers.P;
  expect(written(['a', 'c'])).toBe('a');
  expect(written(['a', 'b'])).toBeUndefined();
  expect(written(['c'])).toBeUndefined();
});

test('a problem points into the body that was sent', () => {
  const pointer = (field: string) => pointerOf({ item: 'Q', field, code: 'required' });
  expect(pointer('Q9__other')).toBe('/answers/Q9__other');
  expect(pointer('Q6.day')).toBe('/answers/Q6/day');
  expect(pointer('Q6.a.b')).toBe('/answers/Q6/a.b');
});

test('a kind that nobody knows is a bug', () => {
  expect(() => findKind('constructor' as Item['kind'])).toThrow(TypeError);
  const definition = one(single);
  const [item] = itemsOf(definition);
  expect(item && checkItem(item, replay(definition, { Q: 'a' }))).toEqual([]);
});
