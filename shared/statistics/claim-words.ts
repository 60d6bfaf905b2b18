import type { Claims } from './claims.ts';

/** Words of a precision that only a random sample has. */
const precision = [
  /误差(范围|幅度)?[为是在约不超过:]*([±正负+＋]|\+\/?-|\d)/,
  /抽样误差范围|置信(区间|水平|度)/,
  /±\s*\d|正负\s*\d|plus[ -]or[ -]minus \d|\+\/-\s*\d/i,
  /margins? of (sampling )?error|error margins?|sampling error (of|is|was) \d/i,
  /confidence (intervals?|levels?|limits?|bands?)|\d\s*% CI\b/i,
];

/** Words that say of everybody what only those who answered have said. */
const everybody = [
  /市民中|全体市民/,
  /(percent|%) of (all |the )?(Dalian('s)? )?(residents|citizens|population|public)\b/i,
];

/** A rate that is named as if it were everybody's. */
const everybodysRate = [
  /(市民|居民|群众|公众)[^，。；]{0,6}率/,
  /\b(citizens?|residents?|public|population)('s?)? [a-z]+ rate\b/i,
];

/** As readers see words: full-width signs as plain ones, without what stands between Chinese characters unseen. */
const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/(?<=[\p{sc=Han}±])\s+(?=[\p{sc=Han}±\d])/gu, '')
    .replace(/\s+/g, ' ');

const saidOf = (words: string, patterns: RegExp[]): string[] =>
  patterns.flatMap((pattern) => pattern.exec(plain(words))?.[0] ?? []);

/** The first words of each kind in what an office wrote that its kind of sample does not allow. */
export const precisionSaid = (words: string, { marginOfError }: Pick<Claims, 'marginOfError'>): string[] =>
  marginOfError ? [] : saidOf(words, precision).slice(0, 1);

export const everybodySaid = (words: string, { speaksOf }: Pick<Claims, 'speaksOf'>): string[] =>
  speaksOf === 'population' ? [] : saidOf(words, everybody).slice(0, 1);

/** The same of a rate's name. */
export const everybodysRateSaid = (words: string, claims: Pick<Claims, 'speaksOf'>): string[] =>
  claims.speaksOf === 'population'
    ? []
    : [...everybodySaid(words, claims), ...saidOf(words, everybodysRate)].slice(0, 1);
