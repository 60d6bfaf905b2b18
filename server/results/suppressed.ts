import type { PublishedBefore } from '#shared/statistics/suppression/before.ts';
import { publish, publishMarginal } from '#shared/statistics/suppression/publish.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { Suppression } from '#shared/statistics/suppression/suppression.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { apart } from './apart/apart.ts';
import { type Detail, groupsOf, releaseCounts } from './counts.ts';
import { definedBefore } from './defined-before.ts';
import type { Counted } from './layout.ts';
import { mergeChannels, type PublishedCounts, type PublishedVariable } from './published.ts';
import type { Tally } from './tally.ts';
import type { Earlier } from './weighting/frame-groups.ts';
import { weightedPart } from './weighting/weighted-release.ts';

export interface Disclosure {
  detail: Detail;
  /** Counts of 1 to `threshold` − 1 are hidden, with whatever else would give them away. */
  threshold: number;
  /** The one profile item of the crossed tables; all when absent. */
  by?: string;
  /** With the weighted figures, protected together with all others. */
  weighted?: true;
}

/** The public: declared bands, threshold 10. */
export const forPublic: Disclosure = { detail: 'bands', threshold: 10, weighted: true };

/** Departments: the codes as answered, threshold 5, the tables of one profile item at a time. */
export const forOfficers = (by?: string): Disclosure => ({
  detail: 'values',
  threshold: 5,
  ...(by === undefined ? {} : { by }),
});

type Worded = Pick<Questionnaire, 'slug' | 'versions' | 'live'>;

/**
 * The counts of a tally after disclosure control, with their words. The tables that cannot be protected are left out.
 * `before`: what was released already of nearly the same people.
 */
export function suppressedCounts(
  questionnaire: Worded,
  tally: Tally,
  disclosure: Disclosure,
  before: readonly Earlier[] = [],
): PublishedCounts {
  const { counts, published, earlier } = unprotected(questionnaire, tally, disclosure);
  return published(suppress(counts, disclosure.threshold, before.map(earlier)));
}

const kept = new WeakMap<Tally, { state: number; asked: Map<string, Promise<PublishedCounts>> }>();

/**
 * The same of the tally as it is now, worked out on a thread of its own, so that no request waits for it; once for each
 * state.
 */
export function suppressedApart(
  questionnaire: Worded,
  tally: Tally,
  disclosure: Disclosure,
  before: readonly Earlier[] = [],
): Promise<PublishedCounts> {
  let mine = kept.get(tally);
  if (mine?.state !== tally.state) {
    mine = { state: tally.state, asked: new Map() };
    kept.set(tally, mine);
  }
  const { asked } = mine;
  // Releases stay: their number tells which there are.
  const name = JSON.stringify([disclosure, before.length]);
  const known = asked.get(name);
  if (known) return known;
  const { counts, published, earlier: seen } = unprotected(questionnaire, tally, disclosure);
  const earlier = before.map(seen);
  const working = apart.do('suppress', counts, disclosure.threshold, earlier).then(published);
  asked.set(name, working);
  working.catch(() => asked.delete(name));
  return working;
}

/** Counts before disclosure control, and what becomes of them after it. The tally may change between the two. */
function unprotected(questionnaire: Worded, tally: Tally, { detail, by, weighted }: Disclosure) {
  const { layout } = tally;
  const counts = releaseCounts(questionnaire, tally, detail, by);
  const part = weighted && weightedPart(questionnaire, tally, counts);
  const { live } = questionnaire;
  const channels = mergeChannels(tally.marginals.channels());
  const published = (suppression: Suppression): PublishedCounts => ({
    questionnaire: questionnaire.slug,
    version: { no: live.no, hash: live.hash },
    note: live.definition.sample_note,
    sample: live.definition.sample,
    n: counts.n,
    channels,
    variables: layout.variables.filter((variable) => variable.role === 'opinion').map(publishedVariable),
    profiles: layout.profiles.map((profile) => ({
      code: profile.code,
      no: profile.no,
      label: profile.label,
      groups: groupsOf(profile, detail).map(({ code, text }) => ({ code, text })),
    })),
    marginals: [...counts.profiles, ...counts.opinions].flatMap(
      (marginal) => publishMarginal(marginal, suppression) ?? [],
    ),
    tables: counts.tables.flatMap((table) => publish(table, suppression) ?? []),
    ...(part ? { weighted: part.published(suppression) } : {}),
    ...definedBefore(questionnaire, layout.variables),
  });
  const earlier = (release: Earlier): PublishedBefore => {
    const frames = part?.before(release);
    const { profiles, marginals, tables } = release;
    return frames
      ? {
          profiles: [...profiles, ...frames.profiles],
          marginals: [...marginals, ...frames.marginals],
          tables: [...tables, ...frames.tables],
        }
      : { profiles, marginals, tables };
  };
  return { counts: part?.counts ?? counts, published, earlier };
}

/** A variable's words, without what only counting needs. */
export const publishedVariable = ({
  code,
  item,
  no,
  label,
  question,
  choice,
  options,
}: Counted): PublishedVariable => ({
  code,
  item,
  no,
  label,
  ...(question ? { question } : {}),
  choice,
  options: options.map(({ code, text, score }) => ({
    code,
    text,
    ...(score === undefined ? {} : { score }),
  })),
});
