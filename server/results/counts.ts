import type {
  CountCell,
  CountColumn,
  CountTable,
  Marginal,
  ReleaseCounts,
} from '#shared/statistics/tables.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { bandLinks } from './banded-links.ts';
import type { Counted, Crossing } from './layout.ts';
import { linksOf } from './links.ts';
import type { Tally } from './tally.ts';

/** Whether profile items are counted by their declared bands (for the public) or by the codes as answered (for departments). */
export type Detail = 'bands' | 'values';

/** One group of a profile item, with the places that are counted together; code '' is everybody without an answer. */
interface Group {
  code: string;
  places: number[];
}

/** The groups of a profile item in which figures are crossed, with their words. */
export const groupsOf = (profile: Crossing, detail: Detail) =>
  detail === 'bands' ? profile.bands : profile.values.map((value) => ({ ...value, codes: [value.code] }));

/**
 * The counts of a questionnaire's fixed set of figures, unsuppressed: every marginal, every opinion item by the profile
 * items named (all when none are), and what the questionnaire's logic gives away about them. Not for the public.
 */
export function releaseCounts(
  { versions }: Pick<Questionnaire, 'versions'>,
  tally: Tally,
  detail: Detail,
  by?: string,
): ReleaseCounts {
  const { layout } = tally;
  const profiles = layout.profiles;
  const opinions = layout.variables.filter((variable) => variable.role === 'opinion');
  const crossing = profiles.filter((profile) => by === undefined || profile.code === by);
  const links = linksOf(versions.map((version) => version.definition));
  return {
    n: tally.marginals.n,
    profiles: profiles.map((profile) => profileMarginal(tally, profile, detail)),
    opinions: opinions.map((variable) => marginalOf(tally, variable)),
    tables: opinions.flatMap((variable) =>
      crossing.map((profile) => tableOf(tally, variable, profile, detail)),
    ),
    links: detail === 'bands' ? bandLinks(links, profiles) : links,
  };
}

/** An item's counts over everybody. */
export const marginalOf = ({ marginals }: Pick<Tally, 'marginals'>, variable: Counted): Marginal => ({
  item: variable.code,
  choice: variable.choice,
  base: marginals.at(variable.base),
  cells: variable.options.map(({ code }, at) => ({ code, n: marginals.at(variable.base + 1 + at) })),
});

function profileMarginal(tally: Tally, profile: Crossing, detail: Detail): Marginal {
  const cells = groups(profile, detail)
    .filter((group) => group.code !== '')
    .map(
      ({ code, places }): CountCell => ({ code, n: sum(places, (place) => tally.crossings.at(0, place)) }),
    );
  return { item: profile.code, choice: 'one', base: sum(cells, (cell) => cell.n), cells };
}

function tableOf({ crossings }: Tally, variable: Counted, profile: Crossing, detail: Detail): CountTable {
  const columns = groups(profile, detail).map(({ code, places }): CountColumn => {
    const count = (slot: number) => sum(places, (place) => crossings.at(slot, place));
    return {
      code,
      base: count(variable.base),
      cells: variable.options.map((option, at) => ({ code: option.code, n: count(variable.base + 1 + at) })),
    };
  });
  return { item: variable.code, by: profile.code, choice: variable.choice, columns };
}

function groups(profile: Crossing, detail: Detail): Group[] {
  const places = new Map(profile.values.map(({ code }, at) => [code, profile.first + at]));
  return [
    ...groupsOf(profile, detail).map(({ code, codes }) => ({
      code,
      places: codes.flatMap((each) => places.get(each) ?? []),
    })),
    { code: '', places: [profile.first + profile.values.length] },
  ];
}

const sum = <T>(all: T[], of: (each: T) => number): number =>
  all.reduce((total, each) => total + of(each), 0);
