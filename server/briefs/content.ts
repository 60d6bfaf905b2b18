import type { Text } from '#shared/questionnaire/definition.ts';

/** The parts of a brief that an analyst writes, in the order in which they are read; each line of one is a point. */
export const parts = [
  'asked',
  'missing',
  'findings',
  'differences',
  'minority',
  'dissent',
  'risks',
  'requests',
] as const;

export type Part = (typeof parts)[number];

/** Without these a brief tells nobody what to do with it. */
export const neededParts: readonly Part[] = ['findings', 'requests'];

/** Parts whose every number needs its figure beside it. */
export const countedParts: readonly Part[] = ['missing', 'findings', 'differences', 'minority'];

/** How much fits beside everything else on one A4, in ideographs; two letters take the room of one. */
export const budget: { [part in Part | 'title' | 'lead']: number } = {
  title: 40,
  lead: 70,
  asked: 100,
  missing: 110,
  findings: 260,
  differences: 170,
  minority: 120,
  dissent: 120,
  risks: 150,
  requests: 150,
};

export const QUOTES_BUDGET = 260;

/** How many of each stand on the page. */
export const most = { questionnaires: 2, consultations: 2, figures: 9, disputes: 3, quotes: 4 } as const;

/** A figure that the brief speaks of: `no` stays its number, whatever is taken out before it. */
export interface ChosenFigure {
  no: number;
  questionnaire: string;
  /** The query of the figure’s own address. */
  query: string;
}

/** A point of a consultation on which opinions part: the clause's key, or '' for the whole draft. */
export interface ChosenDispute {
  consultation: string;
  clause: string;
}

/** What a comment says, word for word: the group's number and the first comment's. */
export interface ChosenQuote {
  consultation: string;
  group: number;
  comment: number;
}

/** A brief as it is being written. */
export interface BriefContent {
  title: Text;
  /** What the reader is asked to decide, in a sentence. */
  lead: Text;
  questionnaires: string[];
  consultations: string[];
  figures: ChosenFigure[];
  disputes: ChosenDispute[];
  quotes: ChosenQuote[];
  parts: { [part in Part]?: Text };
}

/** The room that words take, in ideographs. */
export function roomOf(words: string): number {
  let halves = 0;
  for (const sign of words) halves += sign === '\n' ? 0 : /[⺀-鿿！-｠　-〿豈-﫿]/u.test(sign) ? 2 : 1;
  return Math.ceil(halves / 2);
}

/** Words that fit into so much room, cut with a sign that they are; without what stands in brackets at their end. */
export function shortened(words: string, room: number): string {
  const plain = words.replace(/\s*[（(][^（()）]*[)）]\s*$/u, '');
  if (roomOf(plain) <= room) return plain;
  let kept = '';
  for (const sign of plain) {
    if (roomOf(kept + sign) >= room) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

export const pointsOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** `[2]` in a part leads to figure ②. */
export const REFERENCE = /\[(\d{1,2})\]/g;

export const referencesIn = (words: string): number[] =>
  [...words.matchAll(REFERENCE)].map(([, no]) => Number(no));

/** ①, ②, … as figures are numbered on paper. */
export const circled = (no: number): string =>
  no >= 1 && no <= 20 ? String.fromCodePoint(0x2460 + no - 1) : `(${no})`;
