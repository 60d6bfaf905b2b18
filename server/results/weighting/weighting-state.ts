import type { Text } from '#shared/questionnaire/definition.ts';
import type { Weighting } from '#shared/statistics/figure.ts';
import { type Margin, WeightingRefusal } from '#shared/statistics/weighting/cells.ts';
import { kish } from '#shared/statistics/weighting/kish.ts';
import { type AchievedMargin, type Raked, rake } from '#shared/statistics/weighting/rake.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import type { Tally } from '../tally.ts';
import { collapse, type WeightedVariable } from './collapse.ts';
import { type GateReason, gateReasons } from './gate.ts';
import type { WeightCells } from './weight-cells.ts';
import { joined, sourceWords } from './weighting-words.ts';

/** More than this, and weighting takes away more than half of what the answers tell. */
const MOST_DEFF = 2;
/** Fewer effective answers, and no uncertainty is stated. */
const LEAST_N_EFF = 50;
const LEAST_N = 100;
/** By how much of a target trimming may miss it. */
const MOST_MISSED = 0.05;

/** What forbids to show anything weighted. */
export type Obstacle =
  | { kind: 'nobody' | 'few' | 'n_eff' | 'deff' | 'not_converged' }
  | { kind: 'empty_band' | 'small_band' | 'missed'; variable: Text; band: Text };

/** How a questionnaire's answers are weighted at one moment. */
export interface WeightingState {
  cells: WeightCells;
  /** The weight of each respondent of a cell, over the mean weight; 1 where nothing could be weighted. */
  weights: number[];
  /** Respondents of each cell. */
  counts: number[];
  /** Respondents in the frame, and outside. */
  n: number;
  outside: number;
  deff: number;
  n_eff: number;
  max_over_mean: number;
  min_over_mean: number;
  sweeps: number;
  converged: boolean;
  variables: WeightedVariable[];
  /** What was merged by the declared plan. */
  collapsed: Text[];
  /** Respondents whose weight stands on a bound. */
  trimmed: number;
  /** What each margin came to, in people of the frame. */
  missed: AchievedMargin[];
  obstacles: Obstacle[];
  /** Why the plan may not stand behind a release. */
  gate: GateReason[];
  /** Whether weighted figures may be part of a release. */
  releasable: boolean;
  weighting: Weighting;
}

/**
 * Rakes a tally by the live version's plan: on cells, so that it takes the same time for any number of answers.
 * Undefined where no plan is declared.
 */
export function weightingOf(
  _questionnaire: Pick<Questionnaire, 'slug'>,
  { layout, weighted, marginals }: Tally,
): WeightingState | undefined {
  const { cells } = layout;
  if (!cells || !weighted) return undefined;
  const { plan } = cells;
  const counts = weighted.whole(0);
  const variables = collapse(cells, counts);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const { raked, refused } = tryRake(cells, counts, variables);
  const weights = relative(counts, raked?.weights);
  const worth = n === 0 ? { deff: 1, n_eff: 0, max_over_mean: 1, min_over_mean: 1 } : kish(weights, counts);
  const { deff, n_eff, max_over_mean, min_over_mean } = worth;
  const obstacles = [
    ...refused,
    ...smallBands(variables, plan.collapse_below),
    ...(n > 0 && n < LEAST_N ? [{ kind: 'few' as const }] : []),
    ...(deff > MOST_DEFF ? [{ kind: 'deff' as const }] : []),
    ...(n > 0 && n_eff < LEAST_N_EFF ? [{ kind: 'n_eff' as const }] : []),
    ...missedBands(variables, raked?.margins ?? []),
  ];
  const collapsed = variables.flatMap(({ groups }) =>
    groups.filter(({ texts }) => texts.length > 1).map(({ texts }) => joined(texts)),
  );
  const gate = gateReasons(plan);
  return {
    cells,
    weights,
    counts,
    n,
    outside: marginals.n - n,
    deff,
    n_eff,
    max_over_mean,
    min_over_mean,
    sweeps: raked?.sweeps ?? 0,
    converged: raked !== undefined,
    variables,
    collapsed,
    trimmed: raked?.clipped ?? 0,
    missed: raked?.margins ?? [],
    obstacles,
    gate,
    releasable: gate.length === 0 && obstacles.length === 0,
    weighting: {
      kind: 'raked',
      frame: plan.frame.name,
      benchmarks: plan.variables.map(({ code, label, source }) => ({
        code,
        label,
        source: sourceWords(source),
        year: source?.year ?? 0,
      })),
      trim: plan.trim ?? null,
      collapsed,
      deff: hundredths(deff),
      n_eff: Math.round(n_eff),
      max_over_mean: hundredths(max_over_mean),
      min_over_mean: hundredths(min_over_mean),
      ...(plan.use === 'demonstration_only' ? { demonstration: true as const } : {}),
    },
  };
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

function tryRake(
  cells: WeightCells,
  counts: number[],
  variables: WeightedVariable[],
): { raked?: Raked; refused: Obstacle[] } {
  const margins = variables.map((each, at) => marginOf(cells, each, at));
  const { trim } = cells.plan;
  try {
    return { raked: rake({ counts }, margins, trim ? { bounds: trim } : {}), refused: [] };
  } catch (error) {
    if (!(error instanceof WeightingRefusal)) throw error;
    const { reason } = error;
    if (reason.kind === 'no_respondents') return { refused: [{ kind: 'nobody' }] };
    if (reason.kind === 'not_converged') return { refused: [{ kind: 'not_converged' }] };
    const refused = variables.flatMap(({ variable, groups }) =>
      groups
        .filter(({ n, target }) => (n === 0) !== (target === 0))
        .map(
          ({ texts }): Obstacle => ({ kind: 'empty_band', variable: variable.label, band: joined(texts) }),
        ),
    );
    if (refused.length === 0) throw error;
    return { refused };
  }
}

function marginOf(cells: WeightCells, { variable, groups, groupOf }: WeightedVariable, at: number): Margin {
  return {
    code: variable.code,
    categories: groups.map(({ bands }) => bands.map((band) => variable.bands[band]!.code).join('+')),
    targets: groups.map(({ target }) => target),
    of: Array.from({ length: cells.size }, (_, cell) => groupOf[cells.categoryOf(cell, at)] ?? -1),
    ...(variable.unmapped ? { unmapped: variable.unmapped } : {}),
  };
}

function relative(counts: number[], weights: ArrayLike<number> | undefined): number[] {
  if (!weights) return counts.map(() => 1);
  const sum = counts.reduce((total, count, cell) => total + count * weights[cell]!, 0);
  const n = counts.reduce((total, count) => total + count, 0);
  return counts.map((_, cell) => (weights[cell]! * n) / sum);
}

/** A variable of which one group is left is not weighted by. */
const smallBands = (variables: WeightedVariable[], least: number): Obstacle[] =>
  variables.flatMap(({ variable, groups }) =>
    groups
      .filter(({ n }) => groups.length > 1 && n > 0 && n < least)
      .map(({ texts }): Obstacle => ({ kind: 'small_band', variable: variable.label, band: joined(texts) })),
  );

const missedBands = (variables: WeightedVariable[], margins: AchievedMargin[]): Obstacle[] =>
  margins.flatMap(({ categories }, at) =>
    categories.flatMap(({ missed }, group): Obstacle[] => {
      const { variable, groups } = variables[at]!;
      return Math.abs(missed) > MOST_MISSED
        ? [{ kind: 'missed', variable: variable.label, band: joined(groups[group]!.texts) }]
        : [];
    }),
  );
