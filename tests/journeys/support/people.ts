import type { Answers } from '#shared/questionnaire/answers.ts';

/** Answers to the social questionnaire, section by section, in the order in which a person gives them. */
export type Person = { [section: string]: Answers };

const middling = (rows: string[]) => Object.fromEntries(rows.map((row) => [row, '3']));

const known = middling(['day', 'reg', 'foi', 'dec', 'hot']);
const work = middling(['find', 'time', 'full', 'plain', 'interp', 'reply', 'join', 'back']);

/** The shortest way through: an organisation that followed nothing. */
export const organisation: Person = {
  A: { Q1: 'org', Q2: '210203', Q5: 'np' },
  B: { Q6: known, Q7: ['none'], Q9: ['none'] },
  C: { Q10: work, Q11: 'NA', Q13: 'NA' },
  D: { Q14: 'no' },
  E: { Q17: 'no' },
  F: { Q21: ['plain'] },
};

/** The longest way: every condition holds, every field for words is used; `more` goes where there is room for more. */
export const resident = (words: string, more = words): Person => ({
  A: { Q1: 'resident', Q2: '210204', Q3: '35-44', Q4: 'f' },
  B: { Q6: known, Q7: ['web', 'wx'], Q8: 'wx', Q9: ['edu', 'other'], Q9__other: words },
  C: { Q10: work, Q11: '1', Q12: ['term', 'other'], Q12__other: words, Q13: 'w1' },
  D: { Q14: 'yes', Q15: 'full' },
  E: {
    Q17: 'yes',
    Q18: 'other',
    Q18__other: words,
    Q19: { ...middling(['conn', 'att', 'right', 'time', 'call']), real: '1' },
    Q20: more,
  },
  F: { Q21: ['hot', 'plain', 'elder'], Q22: more },
});

/** All answers of a person at once. */
export const everythingOf = (person: Person): Answers => Object.assign({}, ...Object.values(person));
