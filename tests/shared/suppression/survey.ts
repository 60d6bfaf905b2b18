import type { CountTable, Link, Marginal, ReleaseCounts } from '#shared/statistics/tables.ts';

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** An item of an invented questionnaire. `asked` is its logic; a `share` tends to be the chance of each option. */
export interface Question {
  code: string;
  choice: 'one' | 'many';
  profile?: boolean;
  options: string[];
  /** Chance of each option, by the answer to the first profile item. */
  share: (group: number) => number[];
  /** Chance of leaving it unanswered though asked. */
  silent: number;
  asked?: { item: string; codes: string[] };
  /** Options are those chosen at this earlier item. */
  from?: string;
}

/** What one invented respondent answered, by item. */
export type Answers = Map<string, string[]>;

/**
 * Answers of `n` invented respondents, and the counts of every opinion crossed by every profile item and, with `among`,
 * of the profile items crossed by one another.
 */
export const survey = (questions: Question[], n: number, roll: () => number, among = false): ReleaseCounts =>
  countsOf(questions, respondents(questions, n, roll), among);

export const respondents = (questions: Question[], n: number, roll: () => number): Answers[] =>
  Array.from({ length: n }, () => answer(questions, roll));

export function countsOf(questions: Question[], people: Answers[], among = false): ReleaseCounts {
  const marginal = ({ code, choice, options }: Question, of = people): Marginal => ({
    item: code,
    choice,
    base: of.filter((each) => each.has(code)).length,
    cells: options.map((option) => ({
      code: option,
      n: of.filter((each) => each.get(code)?.includes(option)).length,
    })),
  });
  const profiles = questions.filter(({ profile }) => profile);
  const opinions = questions.filter(({ profile }) => !profile);
  const tables = profiles.flatMap((profile, at) =>
    [...(among ? profiles.slice(0, at) : []), ...opinions].map((opinion): CountTable => {
      const columns = [...profile.options, ''].flatMap((code) => {
        const these = people.filter((each) => (each.get(profile.code)?.[0] ?? '') === code);
        if (code === '' && these.length === 0) return [];
        const { base, cells } = marginal(opinion, these);
        return [{ code, base, cells }];
      });
      return { item: opinion.code, by: profile.code, choice: opinion.choice, columns };
    }),
  );
  return {
    n: people.length,
    profiles: profiles.map((each) => marginal(each)),
    opinions: opinions.map((each) => marginal(each)),
    tables,
    links: [...sameForAll(questions), ...questions.flatMap((question) => linksOf(question, questions))],
  };
}

function answer(questions: Question[], roll: () => number): Answers {
  const answers: Answers = new Map();
  let group = 0;
  for (const [at, { code, choice, options, share, silent, asked, from }] of questions.entries()) {
    if (asked && !answers.get(asked.item)?.some((each) => asked.codes.includes(each))) continue;
    if (from && !answers.has(from)) continue;
    if (roll() < silent) continue;
    const offered = options.filter((option) => !from || answers.get(from)!.includes(option));
    const weight = share(group);
    const chosen =
      choice === 'one'
        ? [
            pick(
              offered,
              offered.map((option) => weight[options.indexOf(option)]!),
              roll,
            ),
          ]
        : offered.filter((option) => roll() < weight[options.indexOf(option)]!);
    if (chosen.length === 0) chosen.push(offered[Math.floor(roll() * offered.length)]!);
    answers.set(code, chosen);
    if (at === 0) group = options.indexOf(chosen[0]!);
  }
  return answers;
}

function pick(options: string[], weight: number[], roll: () => number): string {
  let left = roll() * weight.reduce((sum, each) => sum + each, 0);
  for (const [at, option] of options.entries()) {
    left -= weight[at]!;
    if (left < 0) return option;
  }
  return options.at(-1)!;
}

/** Items that everybody must answer share one base. */
function sameForAll(questions: Question[]): Link[] {
  const [first, ...others] = questions.filter(({ asked, from, silent }) => !asked && !from && silent === 0);
  return others.map((other) => ({
    left: [{ item: other.code, code: null }],
    relation: 'equals',
    right: [{ item: first!.code, code: null }],
  }));
}

function linksOf({ code, options, asked, from, silent }: Question, questions: Question[]): Link[] {
  const links: Link[] = [];
  const own = { item: code, code: null };
  if (asked) {
    // The people who chose any of several options of a choose-all item cannot be counted from the options.
    const several =
      questions.find((each) => each.code === asked.item)!.choice === 'many' && asked.codes.length > 1;
    const right = asked.codes.map((option) => ({ item: asked.item, code: option }));
    links.push({ left: [own], relation: silent === 0 && !several ? 'equals' : 'atMost', right });
  }
  if (from) {
    links.push({
      left: [own],
      relation: silent === 0 ? 'equals' : 'atMost',
      right: [{ item: from, code: null }],
    });
    for (const option of options) {
      links.push({
        left: [{ item: code, code: option }],
        relation: 'atMost',
        right: [{ item: from, code: option }],
      });
    }
  }
  return links;
}

/** A random questionnaire of the shape cities ask: skewed groups, follow-up items, scales, choose-all items. */
export function randomQuestions(roll: () => number): Question[] {
  const upTo = (n: number) => Math.floor(roll() * n);
  const chance = (p: number) => roll() < p;
  const codes = (n: number) => Array.from({ length: n }, (_, at) => `o${at}`);
  const skewed = (n: number) => {
    const weight = Array.from({ length: n }, () => roll() ** 3 + 0.01);
    return () => weight;
  };
  const silence = () => (chance(0.5) ? 0 : roll() * 0.08);
  const questions: Question[] = [];
  const follow = (earlier: Question[]): Question['asked'] => {
    const item = earlier[upTo(earlier.length)];
    if (!item) return undefined;
    const first = upTo(item.options.length);
    const few = item.options.filter((_, at) => at === first || chance(0.2));
    return { item: item.code, codes: few };
  };

  const profiles = 2 + upTo(2);
  for (let p = 0; p < profiles; p++) {
    const size = 2 + upTo(p === 0 ? 4 : 5);
    const asked = p > 0 && chance(0.3) ? follow(questions.slice(0, 1)) : undefined;
    const from = { ...(asked && { asked }) };
    questions.push({
      code: `P${p}`,
      profile: true,
      choice: 'one',
      options: codes(size),
      share: skewed(size),
      silent: silence(),
      ...from,
    });
  }
  const opinions = 2 + upTo(5);
  for (let q = 0; q < opinions; q++) {
    const choice = chance(0.3) ? 'many' : 'one';
    const earlier = questions.filter(({ profile }) => !profile);
    const many = earlier.find((each) => each.choice === 'many');
    const from = many && chance(0.4) ? many : undefined;
    const asked = !from && chance(0.4) ? follow(chance(0.2) ? questions.slice(0, 1) : earlier) : undefined;
    const options = from?.options ?? codes(2 + upTo(5));
    const byGroup = Array.from({ length: 6 }, () =>
      options.map(() => roll() ** (chance(0.2) ? 8 : 2) + 0.001),
    );
    const share = chance(0.5) ? (group: number) => byGroup[group]! : () => byGroup[0]!;
    questions.push({
      code: `Q${q}`,
      choice,
      options,
      share,
      silent: silence(),
      ...(asked && { asked }),
      ...(from && { from: from.code }),
    });
  }
  return questions;
}
