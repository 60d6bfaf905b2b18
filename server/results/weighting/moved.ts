import type { Text } from '#shared/questionnaire/definition.ts';
import type { CountedTable } from '#shared/statistics/counted.ts';
import { estimateTable } from '#shared/statistics/estimates.ts';
import { protectView, publishView, type ViewTable } from '#shared/statistics/suppression/views.ts';
import type { Counted } from '../layout.ts';
import type { PublishedVariable } from '../published.ts';
import { forOfficers, publishedVariable } from '../suppressed.ts';
import type { Tally } from '../tally.ts';
import { weightedTable } from './weighted-table.ts';
import type { WeightingState } from './weighting-state.ts';

/** An option before and after weighting, in whole points of those in the frame who answered; null where not shown. */
export interface MovedOption {
  code: string;
  text: Text;
  raw: number | null;
  weighted: number | null;
  move: number | null;
}

/** An item of which weighting moved an option by so many points at most. */
export interface MovedItem {
  variable: PublishedVariable;
  base: number;
  options: MovedOption[];
  most: number;
}

/** A band, or several merged, in per cent of those in a band: in the sample, in the population, after weighting. */
export interface MovedBand {
  texts: Text[];
  sample: number | null;
  target: number;
  weighted: number;
  /** By how many points trimming misses the target. */
  missed: number;
}

/** Fewer answered: no percents. */
const LEAST_BASE = 30;

/** Every opinion item before and after weighting, those first that moved most. */
export const movedItems = (tally: Tally, state: WeightingState): MovedItem[] =>
  tally.layout.variables
    .filter(({ role }) => role === 'opinion')
    .flatMap((variable) => movedItem(tally, state, variable) ?? [])
    .sort((a, b) => b.most - a.most);

function movedItem(tally: Tally, state: WeightingState, variable: Counted): MovedItem | undefined {
  const table = weightedTable(tally, state, variable.code, null);
  if (!table) return undefined;
  const view = viewOf(table);
  const shown = shownWithin(tally, variable, view);
  const [column] = view.columns;
  if (!shown || !column || column.base < LEAST_BASE) return undefined;
  const estimates = estimateTable(table).columns[0]!.shares;
  const options = variable.options.map(({ code, text }, at): MovedOption => {
    const { raw, share } = estimates[at]!;
    if (!shown.has(code) || raw === null || share === null)
      return { code, text, raw: null, weighted: null, move: null };
    const [before, after] = [Math.round(100 * raw), Math.round(100 * share)];
    return { code, text, raw: before, weighted: after, move: after - before };
  });
  const most = Math.max(0, ...options.map(({ move }) => Math.abs(move ?? 0)));
  return { variable: publishedVariable(variable), base: column.base, options, most };
}

/** The table within the frame, without cells. */
function viewOf({ choice, options, base, counts }: CountedTable): ViewTable {
  const sum = (cells: number[] = []) => cells.reduce((total, n) => total + n, 0);
  const cells = options.map((code, at) => ({ code, n: sum(counts[at]?.[0]) }));
  return { choice, columns: [{ code: 'all', base: sum(base[0]), cells }] };
}

/**
 * The options that may be shown within the frame: beside those of everybody, which officers know, they would otherwise
 * tell how few outside the frame chose them. Undefined where nothing may.
 */
function shownWithin({ marginals }: Tally, variable: Counted, view: ViewTable): Set<string> | undefined {
  const cells = variable.options.map(({ code }, at) => ({
    code,
    n: marginals.at(variable.base + 1 + at),
  }));
  const whole: ViewTable = {
    choice: variable.choice,
    columns: [{ code: 'all', base: marginals.at(variable.base), cells }],
  };
  const open = { withheld: false, total: { cells: {} }, columns: { all: { cells: {} } } };
  const { threshold } = forOfficers();
  const [total] = publishView(view, protectView({ whole, view, shown: open, threshold })) ?? [];
  if (!total || total.base === undefined) return undefined;
  return new Set(total.cells.filter((cell) => 'n' in cell).map(({ code }) => code));
}

/**
 * The bands of each variable, in the order of the plan. `sample` is not shown where it would tell how few a band has, or,
 * beside the band's figure over everybody, how few of it are outside the frame.
 */
export const movedBands = (tally: Tally, { variables, missed }: WeightingState): MovedBand[][] =>
  variables.map(({ variable, groups }, at) => {
    const n = groups.reduce((sum, group) => sum + group.n, 0);
    const total = groups.reduce((sum, { target }) => sum + target, 0);
    const reached = missed[at]?.categories;
    const all = reached?.reduce((sum, { achieved }) => sum + achieved, 0) ?? 0;
    const points = (part: number, of: number) => (of === 0 ? 0 : (100 * part) / of);
    const everybody = (bands: number[]) =>
      bands
        .flatMap((band) => variable.bands[band]?.codes ?? [])
        .reduce((sum, code) => sum + answered(tally, variable.item, code), 0);
    const hidden = hiddenBands(
      groups.map(({ n: own, bands }) => ({ n: own, outside: everybody(bands) - own })),
    );
    return groups.map(({ texts, n: own, target }, group) => {
      const aim = points(target, total);
      const weighted = reached ? points(reached[group]!.achieved, all) : points(own, n);
      return {
        texts,
        sample: hidden.has(group) ? null : points(own, n),
        target: aim,
        weighted,
        missed: reached ? weighted - aim : 0,
      };
    });
  });

function answered({ layout, marginals }: Tally, item: string, code: string): number {
  const variable = layout.find(item);
  const option = variable?.options.findIndex((each) => each.code === code) ?? -1;
  return variable && option >= 0 ? marginals.at(variable.base + 1 + option) : 0;
}

/** Bands of 1 to 4 or with 1 to 4 outside, and one more where a single one could be worked out from the rest. */
function hiddenBands(bands: { n: number; outside: number }[]): Set<number> {
  const { threshold } = forOfficers();
  const isFew = (n: number) => n > 0 && n < threshold;
  const hidden = new Set(bands.flatMap(({ n, outside }, at) => (isFew(n) || isFew(outside) ? [at] : [])));
  if (hidden.size !== 1) return hidden;
  const [next] = bands
    .map(({ n }, at) => ({ n, at }))
    .filter(({ n, at }) => n > 0 && !hidden.has(at))
    .sort((a, b) => a.n - b.n);
  if (next) hidden.add(next.at);
  return hidden;
}

/** A kind of respondent, by the words of its bands, and what each counts for. */
export interface HeavyCell {
  texts: Text[];
  weight: number;
}

/** The cells of the largest weights; those of fewer respondents than may be told of are left out. */
export function heaviestCells({ cells, counts, weights, variables }: WeightingState, most = 5): HeavyCell[] {
  const { threshold } = forOfficers();
  return weights
    .map((weight, cell) => ({ weight, cell }))
    .filter(({ cell }) => counts[cell]! >= threshold)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ weight, cell }) => ({
      weight,
      texts: variables
        .map(({ variable }, at) => variable.bands[cells.categoryOf(cell, at)]?.text)
        .filter((text) => text !== undefined),
    }));
}
