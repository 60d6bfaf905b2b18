import type { Figure, FigureCell } from '#shared/statistics/figure.ts';
import { findVariable, wordingIn } from '../figures.ts';
import type { PublishedCounts } from '../published.ts';
import type { WeightedMarginal, WeightedSet } from './weighted-release.ts';

/** What was weighted together; none where nothing is. */
export const setsIn = ({ weighted }: Partial<Pick<PublishedCounts, 'weighted'>>): WeightedSet[] =>
  weighted && 'sets' in weighted ? weighted.sets : [];

/** The weighted figure of an item in a set of published counts, with the set it belongs to. */
export function findWeighted(
  counts: Pick<PublishedCounts, 'weighted'>,
  item: string,
): { set: WeightedSet; marginal: WeightedMarginal } | undefined {
  for (const set of setsIn(counts)) {
    const marginal = set.marginals.find((each) => each.item === item);
    if (marginal) return { set, marginal };
  }
  return undefined;
}

/** The items that have one. */
export const weightedItems = (counts: Pick<PublishedCounts, 'weighted'>): Set<string> =>
  new Set(setsIn(counts).flatMap(({ marginals }) => marginals.map(({ item }) => item)));

/** An item over everybody in the frame, weighted shares beside raw ones. Undefined where the set holds none. */
export function weightedFigureOf(counts: PublishedCounts, item: string): Figure | undefined {
  const found = findWeighted(counts, item);
  const variable = findVariable(counts, item);
  if (!found || !variable) return undefined;
  const { set, marginal } = found;
  const { questionnaire, version, note, sample } = counts;
  const { n, channels } = counts.kept?.[variable.item] ?? counts;
  const byCode = new Map(marginal.cells.map((cell) => [cell.code, cell]));
  return {
    item,
    by: null,
    wording: wordingIn(counts, variable, null),
    questionnaire,
    version,
    sample,
    n,
    base: marginal.base,
    channels: { ...channels },
    weighting: set.weighting,
    columns: [
      {
        code: null,
        label: set.weighting.frame,
        base: marginal.base,
        cells: variable.options.flatMap(({ code, text: label }): FigureCell[] => {
          const cell = byCode.get(code);
          if (!cell) return [];
          return ['hidden' in cell ? { code, label, hidden: 'secondary' as const } : { ...cell, label }];
        }),
      },
    ],
    note,
  };
}
