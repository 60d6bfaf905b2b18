import type { Condition } from '#shared/questionnaire/definition.ts';
import { splitRef } from '#shared/questionnaire/logic.ts';
import type { PublishedBefore } from '#shared/statistics/suppression/before.ts';
import type { Link, Marginal, Ref, ReleaseCounts } from '#shared/statistics/tables.ts';
import type { Crossing } from '../layout.ts';
import type { PublishedCounts } from '../published.ts';
import type { Tally } from '../tally.ts';
import type { WeightCells } from './weight-cells.ts';
import { setsIn } from './weighted-figure.ts';

/** The group of a frame profile whose counts are published. */
export const IN = 'in';

/** The code of a profile that no questionnaire declares: whether a respondent is in the frame. */
const codeOf = (item: string) => `~frame ${item}`;

/** How the respondents of some places are spread: everybody's count in a slot, and that within the frame. */
interface Spread {
  all(slot: number): number;
  within(slot: number): number;
}

/**
 * "In the frame or not" as profiles of their own beside a release's, so that disclosure control holds what weighted
 * figures tell against everything else that is published. Whoever knows the frame's condition knows more than who is in
 * and out: of a profile item that it names, the groups that reach into the frame come to those in it and some others,
 * and these others may be few. So there is one such profile for each of these items, in three groups: in the frame;
 * outside, but in a group that reaches into it; in a group that does not. Returns the profiles' codes too.
 */
export function withFrame(tally: Tally, cells: WeightCells, counts: ReleaseCounts) {
  const profiles = tally.layout.profiles.filter(({ code }) => namedItems(cells).has(code));
  const parted = profiles.map((profile) => frameOf(tally, profile, counts));
  const frames = parted.length > 0 ? parted : [plainFrame(tally, counts)];
  const [first] = frames;
  const same = frames.slice(1).map(
    ({ profile }): Link => ({
      left: [{ item: profile.item, code: IN }],
      relation: 'equals',
      right: [{ item: first!.profile.item, code: IN }],
    }),
  );
  return {
    codes: frames.map(({ profile }) => profile.item),
    reaching: frames.flatMap((frame) => frame.reaching ?? []),
    counts: {
      ...counts,
      profiles: [...counts.profiles, ...frames.map(({ profile }) => profile)],
      tables: [...counts.tables, ...frames.flatMap(({ tables }) => tables)],
      links: [...counts.links, ...frames.flatMap(({ links }) => links), ...same],
    },
  };
}

/** What disclosure control reads of an earlier release. */
export type Earlier = PublishedBefore & Partial<Pick<PublishedCounts, 'n' | 'weighted'>>;

/** What an earlier release showed of those in the frame, as tables of the frame profiles. */
export function framesBefore(codes: string[], earlier: Earlier): PublishedBefore {
  const sets = setsIn(earlier);
  const [first] = sets;
  if (!first) return { profiles: [], marginals: [], tables: [] };
  return {
    profiles: codes.map((code) => ({ code })),
    marginals: codes.map((item) => ({
      item,
      choice: 'one',
      base: earlier.n ?? first.n,
      cells: [{ code: IN, n: first.n }],
    })),
    tables: codes.flatMap((by) =>
      sets.flatMap(({ marginals }) =>
        marginals.map(({ item, choice, base, cells }) => ({
          item,
          by,
          choice,
          columns: [{ code: IN, base, cells }],
        })),
      ),
    ),
  };
}

/** The items that decide who is in the frame. */
function namedItems({ plan }: WeightCells): Set<string> {
  const inCondition = (tree: Condition | undefined): string[] => {
    if (!tree) return [];
    if ('all' in tree) return tree.all.flatMap(inCondition);
    if ('any' in tree) return tree.any.flatMap(inCondition);
    if ('not' in tree) return inCondition(tree.not);
    return splitRef(tree.item).slice(0, 1);
  };
  const mapped = plan.variables.filter(({ unmapped }) => !unmapped).map(({ item }) => item);
  return new Set([...inCondition(plan.frame.condition), ...mapped]);
}

interface Frame {
  profile: Marginal;
  tables: ReleaseCounts['tables'];
  links: Link[];
  reaching?: Reaching;
}

/** The groups of a profile item that reach into the frame; '' is everybody without an answer. */
export interface Reaching {
  by: string;
  groups: string[];
}

function frameOf(tally: Tally, profile: Crossing, counts: ReleaseCounts): Frame {
  const { weighted, crossings } = tally;
  const placeOf = new Map(profile.values.map(({ code }, at) => [code, profile.first + at]));
  const groups = [
    ...profile.bands.map(({ code, codes }) => ({
      code,
      places: codes.flatMap((each) => placeOf.get(each) ?? []),
    })),
    { code: '', places: [profile.first + profile.values.length] },
  ];
  const sum = (all: number[]) => all.reduce((total, n) => total + n, 0);
  const spreadOf = (places: number[]): Spread => ({
    all: (slot) => sum(places.map((place) => crossings.at(slot, place))),
    within: (slot) => sum(weighted?.among(slot, places) ?? []),
  });
  const reaching = groups.filter(({ places }) => spreadOf(places).within(0) > 0);
  const others = groups.filter((group) => !reaching.includes(group));
  const near = spreadOf(reaching.flatMap(({ places }) => places));
  const far = spreadOf(others.flatMap(({ places }) => places));
  const code = codeOf(profile.code);
  const refs = (from: typeof groups): Ref[] =>
    from.map((group) => ({ item: profile.code, code: group.code }));
  return {
    ...parts(tally, counts, code, [
      [IN, near.within],
      ['near', (slot) => near.all(slot) - near.within(slot)],
      ['far', far.all],
    ]),
    links: [
      {
        left: [
          { item: code, code: IN },
          { item: code, code: 'near' },
        ],
        relation: 'equals',
        right: refs(reaching),
      },
      { left: [{ item: code, code: 'far' }], relation: 'equals', right: refs(others) },
    ],
    reaching: { by: profile.code, groups: reaching.map((group) => group.code) },
  };
}

/** Where no profile item says who is in the frame. */
function plainFrame(tally: Tally, counts: ReleaseCounts): Frame {
  const within = (slot: number) => (tally.weighted?.whole(slot) ?? []).reduce((sum, n) => sum + n, 0);
  return {
    ...parts(tally, counts, codeOf(''), [
      [IN, within],
      ['far', (slot) => tally.marginals.at(slot) - within(slot)],
    ]),
    links: [],
  };
}

function parts(
  { layout }: Tally,
  counts: ReleaseCounts,
  item: string,
  groups: [code: string, count: (slot: number) => number][],
): Pick<Frame, 'profile' | 'tables'> {
  const cells = groups.map(([code, count]) => ({ code, n: count(0) }));
  return {
    profile: { item, choice: 'one', base: counts.n, cells },
    tables: layout.variables
      .filter(({ role }) => role === 'opinion')
      .map((variable) => ({
        item: variable.code,
        by: item,
        choice: variable.choice,
        columns: groups.map(([code, count]) => ({
          code,
          base: count(variable.base),
          cells: variable.options.map((option, at) => ({
            code: option.code,
            n: count(variable.base + 1 + at),
          })),
        })),
      })),
  };
}
