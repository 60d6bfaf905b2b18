import type { Question } from './survey.ts';

const codes = (n: number) => Array.from({ length: n }, (_, at) => `o${at + 1}`);

/** A city's questionnaire: 5 profile items of which 3 depend on the first, and 33 items with follow-ups and rows. */
export function cityQuestions(roll: () => number): Question[] {
  const shares = (n: number) => {
    const byGroup = codes(5).map(() => codes(n).map(() => 0.02 + roll() ** 2));
    return (group: number) => byGroup[group]!;
  };
  const profile = (code: string, weight: number[], silent: number, asked?: Question['asked']): Question => ({
    code,
    profile: true,
    choice: 'one',
    options: codes(weight.length),
    share: () => weight,
    silent,
    ...(asked && { asked }),
  });
  const opinion = (
    code: string,
    options: number,
    choice: 'one' | 'many' = 'one',
    more: Partial<Question> = {},
  ): Question => ({
    code,
    choice,
    options: codes(options),
    share: shares(options),
    silent: 0,
    ...more,
  });
  const rows = (code: string, n: number, options: number, more: Partial<Question> = {}) =>
    codes(n).map((row) => opinion(`${code}_${row}`, options, 'one', more));
  const person = { item: 'Q1', codes: ['o1', 'o2'] };
  const firm = { item: 'Q1', codes: ['o3', 'o4'] };
  const whoCalled = { asked: { item: 'Q17', codes: ['o1'] } };
  return [
    profile('Q1', [80, 9, 7, 1, 3], 0),
    profile('Q2', [62, 27, 11], 0.004),
    profile('Q3', [0.3, 6, 14, 19, 20, 18, 12, 6, 2], 0, person),
    profile('Q4', [48, 50, 2], 0.01, person),
    profile('Q5', [30, 20, 10, 25, 12, 3], 0, firm),
    ...rows('Q6', 5, 3),
    opinion('Q7', 13, 'many'),
    opinion('Q8', 13, 'one', { from: 'Q7' }),
    opinion('Q9', 13, 'many'),
    ...rows('Q10', 8, 6),
    opinion('Q11', 5),
    opinion('Q12', 9, 'many', { asked: { item: 'Q11', codes: ['o1', 'o2'] }, silent: 0.05 }),
    opinion('Q13', 5),
    opinion('Q14', 3),
    opinion('Q15', 5, 'one', { asked: { item: 'Q14', codes: ['o1'] } }),
    opinion('Q16', 8, 'many', { asked: { item: 'Q14', codes: ['o2', 'o3'] }, silent: 0.05 }),
    opinion('Q17', 3),
    opinion('Q18', 11, 'one', whoCalled),
    ...rows('Q19', 6, 6, whoCalled),
    opinion('Q21', 8, 'many'),
  ];
}
