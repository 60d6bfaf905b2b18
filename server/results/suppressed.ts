import { publish, publishMarginal } from '#shared/statistics/suppression/publish.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { type Detail, groupsOf, releaseCounts } from './counts.ts';
import type { Counted } from './layout.ts';
import { mergeChannels, type PublishedCounts, type PublishedVariable } from './published.ts';
import type { Tally } from './tally.ts';

export interface Disclosure {
  detail: Detail;
  /** Counts of 1 to `threshold` − 1 are hidden, with whatever else would give them away. */
  threshold: number;
  /** The one profile item of the crossed tables; all when absent. */
  by?: string;
}

/** The public: declared bands, threshold 10. */
export const forPublic: Disclosure = { detail: 'bands', threshold: 10 };

/** Departments: the codes as answered, threshold 5, the tables of one profile item at a time. */
export const forOfficers = (by?: string): Disclosure => ({
  detail: 'values',
  threshold: 5,
  ...(by === undefined ? {} : { by }),
});

/** The counts of a tally after disclosure control, with their words. The tables that cannot be protected are left out. */
export function suppressedCounts(
  questionnaire: Pick<Questionnaire, 'slug' | 'versions' | 'live'>,
  tally: Tally,
  { detail, threshold, by }: Disclosure,
): PublishedCounts {
  const { layout } = tally;
  const counts = releaseCounts(questionnaire, tally, detail, by);
  const suppression = suppress(counts, threshold);
  const { live } = questionnaire;
  return {
    questionnaire: questionnaire.slug,
    version: { no: live.no, hash: live.hash },
    note: live.definition.sample_note,
    sample: live.definition.sample,
    n: counts.n,
    channels: mergeChannels(tally.marginals.channels()),
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
  };
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
