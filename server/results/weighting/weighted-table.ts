import type { CountedTable } from '#shared/statistics/counted.ts';
import type { Tally } from '../tally.ts';
import type { WeightingState } from './weighting-state.ts';

/**
 * An item over everybody in the frame, and by the values of a profile item, counted within weight cells: what estimates
 * of a weighted figure are made of. Undefined for an item or profile item that is not counted.
 */
export function weightedTable(
  { layout, weighted }: Tally,
  { weights, n }: Pick<WeightingState, 'weights' | 'n'>,
  item: string,
  by: string | null,
): CountedTable | undefined {
  const variable = layout.find(item);
  const profile = layout.profiles.find(({ code }) => code === by);
  if (!weighted || !variable || (by !== null && !profile)) return undefined;
  const groups = profile
    ? [
        ...profile.values.map(({ code }, at) => ({ code, place: profile.first + at })),
        {
          code: '',
          place: profile.first + profile.values.length,
        },
      ]
    : [];
  const count = (slot: number) => [
    weighted.whole(slot),
    ...groups.map(({ place }) => weighted.among(slot, [place])),
  ];
  return {
    choice: variable.choice,
    options: variable.options.map(({ code }) => code),
    groups: [null, ...groups.map(({ code }) => code)],
    weights,
    n,
    base: count(variable.base),
    counts: variable.options.map((_, at) => count(variable.base + 1 + at)),
  };
}
