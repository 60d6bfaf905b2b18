import { correctedCounts } from '#server/results/corrected-counts.ts';
import type { PublishedCounts } from '#server/results/published.ts';
import { decide } from '#server/results/release-corrections.ts';
import { publish, publishMarginal } from '#shared/statistics/suppression/publish.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { Link, ReleaseCounts } from '#shared/statistics/tables.ts';
import type { Seen } from './outsider.ts';
import { type Answers, countsOf, dice, type Question, randomQuestions, respondents } from './survey.ts';

/** Two releases of one questionnaire, the second corrected after some came, went or changed their answers. */
export interface Pair {
  first: Seen;
  second: Seen | undefined;
  joined: number;
  left: number;
  /** How many figures the second says anew. */
  replaced: number;
}

const words = { 'zh-CN': '词' };

export function pairOf(seed: number): Pair {
  const roll = dice(seed);
  const upTo = (most: number) => Math.floor(roll() * (most + 1));
  const questions = randomQuestions(roll);
  const before = respondents(questions, 60 + upTo(400), roll);
  // Few changes, or late sheets by the dozen, which most corrections are.
  const left = roll() < 0.5 ? 0 : upTo(roll() < 0.5 ? 3 : 15);
  const changed = roll() < 0.6 ? 0 : upTo(5);
  const late = Math.max(left + changed === 0 ? 1 : 0, roll() < 0.5 ? 10 + upTo(20) : upTo(12));
  const alike = roll() < 0.4;
  const model = respondents(questions, 1, roll)[0]!;
  const came = respondents(questions, late + changed, roll).map((each) => (alike ? model : each));
  const after = [...before.slice(left + changed), ...came];
  const counts = [before, after].map((people) => countsOf(questions, people));
  const old = publicOf(questions, before);
  const fresh = publicOf(questions, after, [old]);
  const decisions = decide([old], fresh);
  const next = correctedCounts(old, fresh, decisions);
  const isNew = (item: string) =>
    decisions.some(({ items, decision }) => decision === 'replaced' && items.includes(item));
  const links = counts[0]!.links;
  const replaced = decisions
    .filter(({ decision }) => decision === 'replaced')
    .reduce((sum, { items }) => sum + items.length, 0);
  return {
    first: seenOf(old, counts[0]!, links, () => true),
    second: replaced > 0 ? seenOf(next, counts[1]!, links, isNew) : undefined,
    joined: late + changed,
    left: left + changed,
    replaced,
  };
}

/** What would be public of these responses, where `earlier` is public already. */
function publicOf(
  questions: Question[],
  people: Answers[],
  earlier: readonly PublishedCounts[] = [],
): PublishedCounts {
  const counts = countsOf(questions, people);
  const suppression = suppress(counts, 10, earlier);
  const options = (codes: string[]) => codes.map((code) => ({ code, text: words }));
  const of = (profile: boolean) => questions.filter((each) => (each.profile ?? false) === profile);
  return {
    questionnaire: 'q',
    version: { no: 1, hash: 'h' },
    note: words,
    sample: 'open',
    n: people.length,
    channels: { online: people.length },
    variables: of(false).map((each, no) => ({
      code: each.code,
      item: each.code,
      no,
      label: words,
      choice: each.choice,
      options: options(each.options),
    })),
    profiles: of(true).map((each, no) => ({
      code: each.code,
      no,
      label: words,
      groups: options(each.options),
    })),
    marginals: [...counts.profiles, ...counts.opinions].flatMap(
      (each) => publishMarginal(each, suppression) ?? [],
    ),
    tables: counts.tables.flatMap((each) => publish(each, suppression) ?? []),
  };
}

/** What of a release speaks of its own day. */
function seenOf(
  { n, marginals, tables }: PublishedCounts,
  counts: ReleaseCounts,
  links: Link[],
  isNew: (item: string) => boolean,
): Seen {
  const look = (each: ReleaseCounts['opinions'][number], few: boolean): Seen['opinions'][number] => {
    const own = isNew(each.item) ? marginals.find(({ item }) => item === each.item) : undefined;
    if (own) return own;
    const cells = each.cells.map(({ code }) => ({ code, hidden: true as const }));
    const isFew = few && isNew(each.item);
    return { item: each.item, choice: each.choice, unseen: true, ...(isFew ? { few: true } : {}), cells };
  };
  return {
    n,
    profiles: counts.profiles.map((each) => look(each, false)),
    opinions: counts.opinions.map((each) => look(each, true)),
    tables: tables.filter(({ item }) => isNew(item)),
    links,
  };
}
