import type { Text } from '#shared/questionnaire/definition.ts';
import { type Figure, isShown } from '#shared/statistics/figure.ts';
import {
  type GroupGap,
  participationGaps,
  type Source,
  sourcesOf,
} from '#shared/statistics/participation.ts';
import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { askFigures } from './ask.ts';
import type { Counters } from './counters.ts';
import * as queries from './participation.queries.ts';
import type { Shown } from './shown.ts';
import { forOfficers } from './suppressed.ts';

/** A profile item whose groups have an official size: what the questionnaire declares for weighting. */
export interface Benchmarked {
  code: string;
  item: string;
  label: Text;
  source: Text;
  /** Null where no source is cited. */
  year: number | null;
  /** The number is checked against its source and may be published. */
  ready: boolean;
  groups: { code: string; text: Text; codes: string[]; target: number }[];
}

export interface Participation {
  /** Responses in all, as crossed figures hold them. */
  n: number;
  variables: (Omit<Benchmarked, 'groups'> & {
    answered: number | null;
    groups: (GroupGap & { text: Text })[];
  })[];
  entrances: Source[];
  sites: Source[];
}

const whole = { by: [], where: [], weights: 'none' as const };

/**
 * Who answers so far, beside the benchmarks that the questionnaire declares, and where answers come in. Numbers are those
 * of the profile items' own figures at the departments' threshold: a group is hidden where one of its codes is.
 */
export async function participationOf(
  ctx: Context,
  counters: Counters,
  questionnaire: Questionnaire,
  benchmarks: readonly Benchmarked[],
): Promise<Participation> {
  const { threshold } = forOfficers();
  const shown = await counters.of(questionnaire);
  const figures = await Promise.all(
    benchmarks.map(({ item }) => askFigures(ctx, counters, questionnaire, { ...whole, item })),
  );
  const variables = benchmarks.map(({ groups, ...variable }, at) => {
    const counted = countsIn(figures[at]?.[0]);
    const sizes = groups.map(({ code, codes, target }) => ({ code, target, n: sumOf(codes, counted) }));
    const gaps = participationGaps(sizes);
    return {
      ...variable,
      answered: sizes.some(({ n }) => n === null) ? null : sizes.reduce((sum, { n }) => sum + (n ?? 0), 0),
      groups: gaps.map((gap, place) => ({ ...gap, text: groups[place]?.text ?? {} })),
    };
  });
  const [entrances, sites] = await placesOf(ctx, questionnaire, shown);
  return {
    n: shown.crossedAsOf.n,
    variables,
    entrances: sourcesOf(entrances, threshold),
    sites: sourcesOf(sites, threshold).filter(({ code }) => code !== 'unknown'),
  };
}

type Places = [Awaited<ReturnType<typeof queries.countBy>>, Awaited<ReturnType<typeof queries.countBy>>];
const kept = new WeakMap<Shown, { act: number; places: Places }>();

/** Counted anew only where the crossed figures moved, so that no number moves by one answer. */
async function placesOf({ db }: Context, { id }: Questionnaire, shown: Shown): Promise<Places> {
  const { act } = shown.crossedAsOf;
  const known = kept.get(shown);
  if (known?.act === act) return known.places;
  const places: Places = [await queries.countBy(db, id, 'entrance'), await queries.countBy(db, id, 'site')];
  kept.set(shown, { act, places });
  return places;
}

/** The counts of a profile item's codes, null where hidden; none where too few answered. */
function countsIn(figure: Figure | undefined): Map<string, number | null> {
  const [total] = figure?.columns ?? [];
  if (!total || !isShown(total)) return new Map();
  return new Map(total.cells.map((cell) => [cell.code, isShown(cell) ? cell.n : null]));
}

function sumOf(codes: readonly string[], counts: ReadonlyMap<string, number | null>): number | null {
  if (counts.size === 0) return null;
  const parts = codes.map((code) => counts.get(code) ?? (counts.has(code) ? null : 0));
  return parts.some((n) => n === null) ? null : parts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
}
