import dalian from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import type { Answers } from '#shared/questionnaire/answers.ts';
import {
  type Definition,
  definition as definitionSchema,
  type Item,
  type Text,
} from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';

/** Dalian's social questionnaire of 2021. */
export const social: Definition = definitionSchema.parse(dalian);

const rowsOf = (code: string, value: string) =>
  Object.fromEntries(
    itemsOf(social)
      .flatMap((item) => (item.code === code && item.kind === 'matrix' ? item.rows : []))
      .map((row) => [row.code, value]),
  );

/** A resident who never used 12345; every required item is answered. */
export const resident: Answers = {
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

const both = (words: string): Text => ({ 'zh-CN': words, en: words });
const options = (...codes: string[]) => codes.map((code) => ({ code, text: both(`option ${code}`) }));

/** Everything of a questionnaire but its items. */
const frame = {
  schema: 1 as const,
  slug: 'tiny',
  languages: ['zh-CN', 'en'],
  default_language: 'zh-CN',
  title: { 'zh-CN': '小问卷', en: 'Tiny questionnaire' },
  sponsor: both('Sponsor'),
  population: both('Everybody'),
  sample: 'open' as const,
  sample_note: both('Whoever wants to'),
  intro: both('Three questions'),
  minutes: 1,
  privacy: {
    handler: both('Handler'),
    contact: both('12345'),
    purpose: both('Purpose'),
    method: both('Method'),
    categories: [both('Answers')],
    retention: both('Six months'),
    rights: both('Rights'),
    minors: both('Minors'),
  },
};

const age: Item = {
  kind: 'single',
  code: 'A1',
  text: both('How old'),
  required: true,
  role: 'opinion',
  options: options('child', 'young', 'old'),
  ends: [{ when: { op: 'eq', item: 'A1', code: 'child' }, message: both('Thank you, child') }],
};

const help: Item = {
  kind: 'single',
  code: 'A2',
  text: both('Which help'),
  required: true,
  role: 'opinion',
  show_if: { op: 'eq', item: 'A1', code: 'old' },
  options: [...options('stick', 'chair'), { code: 'other', text: both('another'), other_text: true }],
};

const wishes: Item = {
  kind: 'multiple',
  code: 'B1',
  text: both('Which wishes'),
  required: true,
  role: 'opinion',
  max: 2,
  options: [...options('tea', 'rice', 'fish'), { code: 'none', text: both('nothing'), exclusive: true }],
};

const remark: Item = {
  kind: 'text',
  code: 'B2',
  text: both('Anything else'),
  required: false,
  role: 'opinion',
  max_length: 4000,
  lines: 'many',
};

const sectionsWith = (first: Item, second: Item) => [
  { code: 'A', title: both('Part A'), items: [first, second] },
  { code: 'B', title: both('Part B'), items: [wishes, remark] },
];

/** Four items in two parts: one that `ends`, one with a condition, several choices, words. */
export const tiny: Definition = definitionSchema.parse({ ...frame, sections: sectionsWith(age, help) });

const rewritten: Item = {
  ...age,
  options: [
    ...options('child'),
    { code: 'young', text: both('young'), retired: true },
    ...options('adult', 'old'),
  ],
};

/** The next version: `young` is retired, `adult` is new, and A2 is worded anew. */
export const tinyAgain: Definition = definitionSchema.parse({
  ...frame,
  sections: sectionsWith(rewritten, { ...help, text: both('Which aid') }),
});

/** Answers that the tiny questionnaire takes. */
export const young: Answers = { A1: 'young', B1: ['tea'] };
