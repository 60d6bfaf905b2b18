import type { Text } from '#shared/questionnaire/definition.ts';
import { claimsOf } from '#shared/statistics/claims.ts';
import { bestInterval, estimateTable } from '#shared/statistics/estimates.ts';
import type { Interval, SampleKind, Weighting } from '#shared/statistics/figure.ts';
import type { PublishedBefore } from '#shared/statistics/suppression/before.ts';
import { publish, publishMarginal } from '#shared/statistics/suppression/publish.ts';
import type { Suppression } from '#shared/statistics/suppression/suppression.ts';
import type { ReleaseCounts } from '#shared/statistics/tables.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import type { Tally } from '../tally.ts';
import { type Earlier, framesBefore, IN, type Reaching, withFrame } from './frame-groups.ts';
import { weightedTable } from './weighted-table.ts';
import { type WeightingState, weightingOf } from './weighting-state.ts';
import { withheldWords } from './weighting-words.ts';

/** Respondents in the frame who chose an option: their number, and their share before and after weighting. */
export type WeightedCell =
  | {
      code: string;
      n: number;
      raw_percent: number | null;
      percent: number | null;
      interval: Interval | null;
    }
  | { code: string; hidden: true };

/** An item over everybody in the frame who answered it. */
export interface WeightedMarginal {
  item: string;
  choice: 'one' | 'many';
  base: number;
  cells: WeightedCell[];
}

/** Figures that were weighted together. */
export interface WeightedSet {
  /** Responses in the frame. */
  n: number;
  weighting: Extract<Weighting, { kind: 'raked' }>;
  /** The groups of profile items that those in the frame are of, as everybody can tell from its condition. */
  reaching: Reaching[];
  marginals: WeightedMarginal[];
}

/**
 * The weighted figures of a release, or in one sentence why it holds none. A corrected release may hold two sets: what it
 * keeps was weighted with the answers of its own day.
 */
export type WeightedPart = { withheld: Text } | { sets: WeightedSet[] };

/** Fewer answered: counts without percent. */
const PERCENT_BASE = 30;
const LEAST_BASE = 10;

interface Part {
  counts: ReleaseCounts;
  published(suppression: Suppression): WeightedPart;
  /** What an earlier release showed of those in the frame, as disclosure control reads it. */
  before(earlier: Earlier): PublishedBefore;
}

/**
 * What a release's weighted figures need of disclosure control, and what becomes of them after it. Estimates are of the
 * tally as it is now. Undefined where no plan is declared.
 */
export function weightedPart(
  questionnaire: Pick<Questionnaire, 'slug' | 'live'>,
  tally: Tally,
  counts: ReleaseCounts,
): Part | undefined {
  const state = weightingOf(questionnaire, tally);
  if (!state) return undefined;
  if (!state.releasable) {
    const withheld = withheldWords([
      ...state.gate.map(({ kind }) => kind),
      ...(state.obstacles.length > 0 ? ['harm' as const] : []),
    ]);
    return {
      counts,
      published: () => ({ withheld }),
      before: () => ({ profiles: [], marginals: [], tables: [] }),
    };
  }
  const { weighting } = state;
  if (weighting.kind === 'none') return undefined;
  // With everybody in the frame its counts are those of the whole, which are shown in full.
  const frame =
    state.outside === 0 ? { codes: [], reaching: [], counts } : withFrame(tally, state.cells, counts);
  const opinions = tally.layout.variables.filter(({ role }) => role === 'opinion').map(({ code }) => code);
  const marginals = opinions.flatMap(
    (item) => marginalOf(tally, state, item, questionnaire.live.definition.sample) ?? [],
  );
  return {
    counts: frame.counts,
    before: (earlier) => framesBefore(frame.codes, earlier),
    published(suppression) {
      const shown = frame.codes.every((code) => isWhole(frame.counts, suppression, code));
      if (!shown) return { withheld: withheldWords(['privacy']) };
      const own = marginals.flatMap((marginal) => masked(frame, suppression, marginal) ?? []);
      return own.length > 0
        ? { sets: [{ n: state.n, weighting, reaching: frame.reaching, marginals: own }] }
        : { withheld: withheldWords(['privacy']) };
    },
  };
}

/** Whether it may be told how many are in the frame. */
function isWhole({ profiles }: ReleaseCounts, suppression: Suppression, item: string): boolean {
  const profile = profiles.find((each) => each.item === item);
  const published = profile && publishMarginal(profile, suppression);
  const cell = published?.cells.find(({ code }) => code === IN);
  return cell !== undefined && 'n' in cell;
}

/** The figure without what would give people away; undefined where nothing is left. */
function masked(
  { codes, counts }: Pick<ReturnType<typeof withFrame>, 'codes' | 'counts'>,
  suppression: Suppression,
  marginal: WeightedMarginal,
): WeightedMarginal | undefined {
  const hidden = new Set<string>();
  for (const by of codes) {
    const table = counts.tables.find((each) => each.item === marginal.item && each.by === by);
    const column = table && publish(table, suppression)?.columns.find(({ code }) => code === IN);
    if (column?.base === undefined) return undefined;
    for (const cell of column.cells) if ('hidden' in cell) hidden.add(cell.code);
  }
  if (hidden.size === marginal.cells.length) return undefined;
  return {
    ...marginal,
    cells: marginal.cells.map((cell) =>
      hidden.has(cell.code) ? { code: cell.code, hidden: true as const } : cell,
    ),
  };
}

function marginalOf(
  tally: Tally,
  state: WeightingState,
  item: string,
  sample: SampleKind,
): WeightedMarginal | undefined {
  const table = weightedTable(tally, state, item, null);
  const column = table && estimateTable(table).columns[0];
  if (!table || !column || column.base < LEAST_BASE) return undefined;
  const { interval: kind, leastEffective } = claimsOf(sample);
  const points = (share: number | null) =>
    share === null || column.base < PERCENT_BASE ? null : Math.round(100 * share);
  return {
    item,
    choice: table.choice,
    base: column.base,
    cells: table.options.map((code, at) => {
      const share = column.shares[at]!;
      const bounds = bestInterval(share, column);
      const said = column.base >= PERCENT_BASE && column.n_eff >= leastEffective;
      return {
        code,
        n: share.n,
        raw_percent: points(share.raw),
        percent: points(share.share),
        interval:
          said && bounds && kind
            ? {
                kind,
                low: Math.round(100 * bounds[0]),
                high: Math.round(100 * bounds[1]),
              }
            : null,
      };
    }),
  };
}
