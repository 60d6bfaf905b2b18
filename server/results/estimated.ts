import { claimsOf } from '#shared/statistics/claims.ts';
import type { CountedTable } from '#shared/statistics/counted.ts';
import { bestInterval, estimateTable, holm, type TableEstimate } from '#shared/statistics/estimates.ts';
import {
  type Figure,
  type FigureColumn,
  type Interval,
  isShown,
  type ShownCell,
  type ShownColumn,
  type Weighting,
} from '#shared/statistics/figure.ts';

/** From this base on there are percents, and bounds around them. */
const PERCENT_BASE = 30;

/** From this on a table's test says that groups differ, after Holm over all tables that stand together. */
export const LEVEL = 0.05;

/** The counts that a figure is estimated from. */
export interface Counted {
  /** Everybody, then by groups; the same people as the figure's. */
  whole: CountedTable;
  groups: CountedTable | undefined;
  weighting: Weighting;
  /** The item is a benchmark of the weighting: its share is set and not estimated. */
  fixed: boolean;
}

/**
 * Puts weighted shares, bounds and the test of the table beside a figure's shown numbers, as far as its kind of sample
 * claims them. What is hidden stays so, and the test is of the columns that are shown whole: it tells of no hidden cell.
 */
export function estimated(figure: Figure, { whole, groups, weighting, fixed }: Counted): Figure {
  const total = estimateTable(whole);
  const split = groups && estimateTable(groups);
  const weighted = weighting.kind === 'raked';
  const said = { figure, weighted, fixed };
  const columns = figure.columns.map((column, at): FigureColumn => {
    if (!isShown(column)) return column;
    if (at === 0) return estimatedColumn(said, column, whole, total, whole.groups.indexOf(null));
    return groups && split
      ? estimatedColumn(said, column, groups, split, groups.groups.indexOf(column.code ?? ''))
      : column;
  });
  const tested = groups && claimsOf(figure.sample).test ? testOf(figure, groups) : undefined;
  return {
    ...figure,
    weighting,
    columns: tested ? withResiduals(columns, tested) : columns,
    ...(tested?.estimate.test ? { test: tested.estimate.test } : {}),
  };
}

function estimatedColumn(
  { figure, weighted, fixed }: { figure: Figure; weighted: boolean; fixed: boolean },
  column: ShownColumn,
  table: CountedTable,
  estimate: TableEstimate,
  group: number,
): ShownColumn {
  const found = estimate.columns[group];
  if (!found) return column;
  const { interval: kind, leastEffective } = claimsOf(figure.sample);
  const bounded = kind !== null && (column.base ?? 0) >= PERCENT_BASE && found.n_eff >= leastEffective;
  return {
    ...column,
    cells: column.cells.map((cell) => {
      const share = found.shares[table.options.indexOf(cell.code)];
      if (!isShown(cell) || !share || cell.percent === null) return cell;
      const bounds = bounded ? bestInterval(share, found, { fixed: weighted && fixed }) : null;
      const interval: Interval | null =
        bounds && kind ? { kind, low: points(bounds[0]), high: points(bounds[1]) } : null;
      const own =
        weighted && share.share !== null ? { percent: points(share.share), raw_percent: cell.percent } : {};
      return { ...cell, ...own, interval };
    }),
  };
}

/**
 * Bounds of a released figure over everybody, out of its shown counts alone: of a random sample, whose figures are not
 * read without them. What stands of an open questionnaire in public has none, unless it is weighted.
 */
export function boundedRelease(figure: Figure): Figure {
  const [total] = figure.columns;
  const sampled = claimsOf(figure.sample).interval === 'confidence' && figure.weighting.kind === 'none';
  if (!sampled || figure.by !== null || !total || !isShown(total) || total.base === null) return figure;
  const cells = total.cells.filter(isShown);
  const whole: CountedTable = {
    choice: figure.wording.choice,
    options: cells.map(({ code }) => code),
    groups: [null],
    weights: [1],
    n: figure.n,
    base: [[total.base]],
    counts: cells.map(({ n }) => [[n]]),
  };
  const said = { figure, weighted: false, fixed: false };
  return { ...figure, columns: [estimatedColumn(said, total, whole, estimateTable(whole), 0)] };
}

const points = (share: number): number => Math.round(100 * share);

interface Tested {
  codes: string[];
  options: string[];
  estimate: TableEstimate;
}

/** The test over columns of which every number is shown. */
function testOf(figure: Figure, table: CountedTable): Tested | undefined {
  if (table.choice !== 'one') return undefined;
  const codes = figure.columns.flatMap((column) =>
    column.code && isShown(column) && column.base !== null && column.cells.every(isShown)
      ? [column.code]
      : [],
  );
  if (codes.length < 2) return undefined;
  const at = codes.map((code) => table.groups.indexOf(code));
  const pick = <T>(all: T[]): T[] => at.map((group) => all[group]!);
  const estimate = estimateTable({
    ...table,
    groups: codes,
    base: pick(table.base),
    counts: table.counts.map(pick),
  });
  return estimate.test ? { codes, options: table.options, estimate } : undefined;
}

const withResiduals = (columns: FigureColumn[], { codes, options, estimate }: Tested): FigureColumn[] =>
  columns.map((column) => {
    const group = codes.indexOf(column.code ?? '');
    if (group < 0 || !isShown(column)) return column;
    return {
      ...column,
      cells: column.cells.map((cell) => {
        const residual = estimate.residuals?.[options.indexOf(cell.code)]?.[group];
        if (!isShown(cell) || residual === undefined || !Number.isFinite(residual)) return cell;
        return { ...cell, residual: Math.round(residual * 100) / 100 };
      }),
    };
  });

/** p-values held against each other over all tables on the screen; a table that does not pass loses its marks. */
export function heldTogether(figures: Figure[]): Figure[] {
  const tested = figures.filter(({ test }) => test);
  const adjusted = holm(tested.map(({ test }) => test!.p));
  return figures.map((figure) => {
    const at = tested.indexOf(figure);
    if (at < 0 || !figure.test) return figure;
    const p = adjusted[at]!;
    const columns = p < LEVEL ? figure.columns : figure.columns.map(unmarked);
    return { ...figure, columns, test: { ...figure.test, p } };
  });
}

const unmarked = (column: FigureColumn): FigureColumn =>
  isShown(column)
    ? { ...column, cells: column.cells.map((cell) => (isShown(cell) ? withoutMark(cell) : cell)) }
    : column;

const withoutMark = ({ residual: _, ...cell }: ShownCell): ShownCell => cell;
