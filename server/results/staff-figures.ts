import type { Figure, FilterShown } from '#shared/statistics/figure.ts';
import { publishMarginal } from '#shared/statistics/suppression/publish.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import type { AskedVariable } from './asked-variable.ts';
import { marginalOf } from './counts.ts';
import { definedBefore } from './defined-before.ts';
import { figureOf, findVariable, wordingIn } from './figures.ts';
import type { Counted } from './layout.ts';
import {
  mergeChannels,
  type PublishedCounts,
  type PublishedProfile,
  type PublishedVariable,
} from './published.ts';
import type { Shown } from './shown.ts';
import { forOfficers, publishedVariable, suppressedApart, suppressedCounts } from './suppressed.ts';

export interface StaffFigure {
  figure: Figure;
  variable: PublishedVariable;
  /** The profile item of a crossed figure. */
  profile: PublishedProfile | undefined;
}

/**
 * An officer's figure at the departments' threshold, in the steps in which officers see counts. A profile item's own
 * figure comes from the crossed state, like the tables whose margin it is. Undefined when there is no such figure or it
 * is withheld.
 */
export function staffFigure(
  questionnaire: Questionnaire,
  shown: Shown,
  item: string,
  by: string | null,
): StaffFigure | undefined {
  const variable = shown.layout.find(item);
  if (!variable) return undefined;
  const whole = by === null && variable.role === 'opinion';
  const asOf = whole ? shown.wholeAsOf : shown.crossedAsOf;
  const counts = whole
    ? wholeCounts(questionnaire, shown, variable)
    : preparedCounts(questionnaire, shown, by ?? item);
  const figure = figureOf(counts, item, by);
  const words = findVariable(counts, item);
  if (!figure || !words) return undefined;
  return {
    figure: { ...figure, as_of: { act: asOf.act, newer: asOf.newer } },
    variable: words,
    profile: counts.profiles.find(({ code }) => code === by),
  };
}

/** In the place of a figure that would give people away: what was asked, and of how many answers. */
export function withheldFigure(
  { slug, live }: Questionnaire,
  shown: Shown,
  item: string,
  by: Pick<AskedVariable, 'code' | 'no' | 'label'> | undefined,
  where: FilterShown[] = [],
): Figure {
  const variable = shown.layout.find(item);
  if (!variable) throw new TypeError(`${item} is not counted`);
  const { act, newer } = shown.crossedAsOf;
  const { marginals } = shown.crossed;
  return {
    item,
    by: by?.code ?? null,
    wording: wordingIn({ profiles: by ? [by] : [] }, publishedVariable(variable), by?.code ?? null),
    questionnaire: slug,
    version: { no: live.no, hash: live.hash },
    as_of: { act, newer },
    sample: live.definition.sample,
    n: marginals.n,
    base: null,
    withheld: true,
    ...(where.length > 0 ? { where } : {}),
    channels: { ...mergeChannels(marginals.channels()) },
    weighting: { kind: 'none' },
    columns: [],
    note: live.definition.sample_note,
  };
}

/** One opinion item over everybody. */
function wholeCounts(questionnaire: Questionnaire, { whole }: Shown, variable: Counted): PublishedCounts {
  const { slug, live } = questionnaire;
  const marginal = marginalOf({ marginals: whole }, variable);
  const suppression = suppress(
    { n: whole.n, profiles: [], opinions: [marginal], tables: [], links: [] },
    forOfficers().threshold,
  );
  return {
    questionnaire: slug,
    version: { no: live.no, hash: live.hash },
    note: live.definition.sample_note,
    sample: live.definition.sample,
    n: whole.n,
    channels: mergeChannels(whole.channels()),
    variables: [publishedVariable(variable)],
    profiles: [],
    marginals: [publishMarginal(marginal, suppression) ?? []].flat(),
    tables: [],
    ...definedBefore(questionnaire, [variable]),
  };
}

/**
 * Works out on a thread of its own what `staffFigure` would have to work out for these figures, so that no request waits
 * for it.
 */
export async function prepareFigures(
  questionnaire: Questionnaire,
  shown: Shown,
  asked: readonly { item: string; by: string | null }[],
): Promise<void> {
  for (const { item, by } of asked) {
    const profile = by ?? (shown.layout.find(item)?.role === 'profile' ? item : undefined);
    const { act } = shown.crossedAsOf;
    if (profile === undefined || kept.get(shown)?.get(profile)?.act === act) continue;
    const counts = await suppressedApart(questionnaire, shown.crossed, forOfficers(profile));
    const mine = kept.get(shown) ?? new Map<string, { act: number; counts: PublishedCounts }>();
    kept.set(shown, mine.set(profile, { act, counts }));
  }
}

const kept = new WeakMap<Shown, Map<string, { act: number; counts: PublishedCounts }>>();

/** The tables of one profile item, protected together; worked out once for each state that is shown. */
export function preparedCounts(questionnaire: Questionnaire, shown: Shown, by: string): PublishedCounts {
  const mine = kept.get(shown) ?? new Map<string, { act: number; counts: PublishedCounts }>();
  kept.set(shown, mine);
  const { act } = shown.crossedAsOf;
  const known = mine.get(by);
  if (known?.act === act) return known.counts;
  const counts = suppressedCounts(questionnaire, shown.crossed, forOfficers(by));
  mine.set(by, { act, counts });
  return counts;
}
