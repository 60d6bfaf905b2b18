import { describe, expect, test } from 'vitest';
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import type { Answers } from '#shared/questionnaire/answers.ts';
import { checkAnswers } from '#shared/questionnaire/check.ts';
import { definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { replay } from '#shared/questionnaire/replay.ts';
import { codesIn, variablesOf } from '#shared/questionnaire/variables.ts';

const definition = definitionSchema.parse(social);

const rowsOf = (code: string, value: string) =>
  Object.fromEntries(
    itemsOf(definition)
      .flatMap((item) => (item.code === code && item.kind === 'matrix' ? item.rows : []))
      .map((row) => [row.code, value]),
  );

/** A resident who never used 12345; every required item is answered. */
const resident: Answers = {
  Q1: 'resident',
  Q2: '210202',
  Q3: '35-44',
  Q6: rowsOf('Q6', '2'),
  Q7: ['web', 'wx'],
  Q8: 'wx',
  Q9: ['edu', 'med'],
  Q10: rowsOf('Q10', '4'),
  Q11: '3',
  Q13: 'w1',
  Q14: 'no',
  Q17: 'no',
  Q21: ['plain', 'push'],
};

const walk = (changes: { [field: string]: Answers[string] | undefined } = {}) => {
  const merged = { ...resident, ...changes };
  const given = Object.fromEntries(
    Object.entries(merged).filter(([, answer]) => answer !== undefined),
  ) as Answers;
  const replayed = replay(definition, given);
  return {
    ...replayed,
    problems: checkAnswers(definition, replayed).map(({ field, code }) => `${field} ${code}`),
    hidden: itemsOf(definition)
      .map((item) => item.code)
      .filter((code) => !replayed.visible.has(code)),
  };
};

const counted = (code: string, answers: Answers) => {
  const variable = variablesOf(definition).find((each) => each.code === code);
  if (!variable) throw new Error(`No variable ${code}`);
  return codesIn(definition, variable, answers);
};

test('a resident sees neither the size of an organisation nor what a use of 12345 would ask', () => {
  const { problems, hidden, dropped } = walk();
  expect(problems).toEqual([]);
  expect(hidden).toEqual(['Q5', 'Q12', 'Q15', 'Q18', 'Q19', 'Q20']);
  expect(dropped).toEqual([]);
});

test('an enterprise is asked its size and neither age nor sex', () => {
  const { problems, hidden, dropped } = walk({ Q1: 'enterprise', Q4: 'm', Q5: 'micro' });
  expect(problems).toEqual([]);
  expect(hidden).toEqual(['Q3', 'Q4', 'Q12', 'Q15', 'Q18', 'Q19', 'Q20']);
  expect(dropped).toEqual(['Q3', 'Q4']);
});

describe('Q3', () => {
  test('under 14 ends the questionnaire', () => {
    const { ended, visible, problems } = walk({ Q3: 'u14' });
    expect(ended?.item).toBe('Q3');
    expect(ended?.message.en).toContain('aged 14 and over');
    expect([...visible]).toEqual(['Q1', 'Q2', 'Q3']);
    expect(problems).toEqual([]);
  });

  test('14 does not', () => {
    expect(walk({ Q3: '14' }).ended).toBeUndefined();
  });

  test('under 14 said by an enterprise is hidden and ends nothing', () => {
    expect(walk({ Q1: 'enterprise', Q3: 'u14', Q5: 'micro' }).ended).toBeUndefined();
  });
});

describe('Q7 and Q8', () => {
  test('one channel: Q8 is written by the server and counts once', () => {
    const { answers, derived, visible, problems } = walk({ Q7: ['tv'], Q8: 'web' });
    expect(answers.Q8).toBe('tv');
    expect(derived).toEqual(new Set(['Q8']));
    expect(visible.has('Q8')).toBe(false);
    expect(counted('Q8', answers)).toEqual(['tv']);
    expect(problems).toEqual([]);
  });

  test('two channels: Q8 is asked among these two', () => {
    expect(
      walk()
        .offered.get('Q8')
        ?.map((option) => option.code),
    ).toEqual(['web', 'wx']);
    expect(walk({ Q8: 'tv' }).problems).toEqual(['Q8 unknown_code']);
    expect(walk({ Q8: undefined }).problems).toEqual(['Q8 required']);
  });

  test('no channel: nothing is asked, derived or counted', () => {
    const { answers, derived, problems } = walk({ Q7: ['none'], Q8: 'web' });
    expect(counted('Q8', answers)).toEqual([]);
    expect(derived.size).toBe(0);
    expect(problems).toEqual([]);
    expect(walk({ Q7: ['none', 'web'] }).problems).toEqual(['Q7 exclusive']);
  });
});

describe('Q9', () => {
  const five = ['edu', 'med', 'set', 'job', 'tra'];
  test('takes five and not six', () => {
    expect(walk({ Q9: five }).problems).toEqual([]);
    expect(walk({ Q9: [...five, 'util'] }).problems).toEqual(['Q9 too_many']);
    expect(walk({ Q9: ['none'] }).problems).toEqual([]);
  });

  test('keeps the words of "other" while it is chosen', () => {
    expect(walk({ Q9: ['other'], Q9__other: '公租房' }).answers.Q9__other).toBe('公租房');
    expect(walk({ Q9__other: '公租房' }).dropped).toEqual(['Q9__other']);
  });
});

describe('Q12 to Q16', () => {
  test('hard to understand asks why; not knowing does not', () => {
    expect(walk({ Q11: '2' }).visible.has('Q12')).toBe(true);
    expect(walk({ Q11: 'NA' }).visible.has('Q12')).toBe(false);
  });

  test('who took part is asked what came of it, who did not, why not', () => {
    expect(walk({ Q14: 'yes', Q15: 'part' }).problems).toEqual([]);
    expect(walk({ Q14: 'yes' }).problems).toEqual(['Q15 required']);
    expect(walk({ Q14: 'yes', Q15: 'part' }).hidden).toContain('Q16');
    expect(walk({ Q14: 'saw' }).hidden).toContain('Q15');
  });
});

describe('Q17 to Q20', () => {
  const used = (ratings: { [row: string]: string }, more: Answers = {}) =>
    walk({ Q17: 'yes', Q18: 'util', Q19: { ...rowsOf('Q19', '4'), ...ratings }, ...more });

  test('no use of 12345: Q18 to Q20 are hidden and what is sent for them is dropped', () => {
    const { dropped, answers } = walk({ Q18: 'util', Q19: rowsOf('Q19', '1'), Q20: '等了很久' });
    expect(dropped).toEqual(['Q18', 'Q19', 'Q20']);
    expect(counted('Q19.conn', answers)).toEqual([]);
  });

  test('a use asks Q18 and every row of Q19', () => {
    expect(walk({ Q17: 'yes' }).problems).toEqual(['Q18 required', 'Q19.conn required']);
    expect(walk({ Q17: 'yes', Q18: 'util', Q19: { conn: '4' } }).problems).toHaveLength(5);
  });

  test.each<[string, { [row: string]: string }, boolean]>([
    ['satisfied throughout', {}, false],
    ['one row fairly dissatisfied', { call: '2' }, true],
    ['one row neutral', { call: '3' }, false],
    ['one row not applicable is unknown, and unknown hides', { call: 'NA' }, false],
    ['not applicable beside a dissatisfied row', { call: 'NA', conn: '1' }, true],
    ['not applicable throughout', rowsOf('Q19', 'NA'), false],
  ])('Q20: %s', (_case, ratings, shown) => {
    expect(used(ratings).visible.has('Q20')).toBe(shown);
    expect(used(ratings, { Q20: '等了很久' }).answers.Q20 === '等了很久').toBe(shown);
    expect(used(ratings).problems).toEqual([]);
  });
});

describe('Q21', () => {
  test.each<[string, Answers[string] | undefined, string[]]>([
    ['one place', ['plain'], []],
    ['three places', ['plain', 'push', 'adopt'], []],
    ['four places', ['plain', 'push', 'adopt', 'hot'], ['Q21.3 too_many']],
    ['a gap', ['plain', '', 'adopt'], ['Q21.2 rank_gap']],
    ['the same twice', ['plain', 'push', 'plain'], ['Q21.3 repeated']],
    ['an unknown code', ['plain', 'zz'], ['Q21.2 unknown_code']],
    ['none', undefined, ['Q21.1 required']],
  ])('%s', (_case, Q21, expected) => {
    expect(walk({ Q21 }).problems).toEqual(expected);
  });

  test('counts every place and the first apart', () => {
    expect(counted('Q21', resident)).toEqual(['plain', 'push']);
    expect(counted('Q21.1', resident)).toEqual(['plain']);
  });
});

test('Q22 takes 500 characters and is no number', () => {
  expect(walk({ Q22: '字'.repeat(500) }).problems).toEqual([]);
  expect(walk({ Q22: '字'.repeat(501) }).problems).toEqual(['Q22 too_long']);
  expect(variablesOf(definition).some((variable) => variable.item === 'Q22')).toBe(false);
});
