import type { CountedTable } from '#shared/statistics/counted.ts';
import { estimateTable } from '#shared/statistics/estimates.ts';
import { type Figure, type FigureRanks, type FigureSummary, isShown } from '#shared/statistics/figure.ts';
import { countNumbers, countRanks } from './columns/count-table.ts';
import type { ResponseColumns } from './columns/response-columns.ts';
import { meanRanks, summaryOf, topOf } from './columns/summary.ts';
import type { Counted } from './layout.ts';

/** From this base on a figure is summed up, as from there on there are percents. */
const PERCENT_BASE = 30;

interface Summed {
  variable: Counted;
  /** Counts of the figure over everybody. */
  whole: CountedTable;
  columns: ResponseColumns;
  /** Of the weight cells, where the figure is weighted. */
  weights: number[] | undefined;
}

/**
 * Puts mean, median and quartiles beside the counts of a scale or of a number's bands, and mean places beside a ranking's: only of everybody, where
 * all counts are shown, so that they tell of no group and of no hidden count. The least and the greatest value are never
 * told: they are of one person.
 */
export function summedUp(figure: Figure, { variable, whole, columns, weights }: Summed): Figure {
  const [total] = figure.columns;
  const all = figure.columns.length === 1 && total && isShown(total) && total.cells.every(isShown);
  if (!all || figure.where || (total.base ?? 0) < PERCENT_BASE) return figure;
  const scores = whole.options.map(
    (code) => variable.options.find((option) => option.code === code)?.score ?? null,
  );
  const scored = scores.filter((score) => score !== null).length > 1 && variable.choice === 'one';
  const summary = scored ? summaryOf(whole, scores) : numbersOf(variable, columns, weights);
  const ranks = isRanking(variable, columns) ? ranksOf(variable, columns, weights) : undefined;
  return {
    ...figure,
    ...(summary && summary.n >= PERCENT_BASE
      ? { summary: { ...summary, mean: Math.round(100 * summary.mean) / 100 } }
      : {}),
    ...(ranks ? { ranks } : {}),
  };
}

/** Of a number counted in bands: of the numbers themselves. */
function numbersOf(
  { code, role }: Counted,
  columns: ResponseColumns,
  cellWeights: number[] | undefined,
): FigureSummary | undefined {
  if (role !== 'opinion' || !columns.layout.plan.numbers.has(code)) return undefined;
  const [table] = countNumbers(columns, { item: code, ...(cellWeights ? { cellWeights } : {}) });
  return table && summaryOf(table, table.values);
}

const isRanking = ({ code, choice }: Counted, { layout }: ResponseColumns): boolean =>
  choice === 'many' && layout.plan.held(code).kind === 'places';

/** Undefined where fewer ranked anything. */
function ranksOf(
  { code, options }: Counted,
  columns: ResponseColumns,
  cellWeights: number[] | undefined,
): FigureRanks | undefined {
  const [whole] = countRanks(columns, { item: code, ...(cellWeights ? { cellWeights } : {}) });
  if (!whole) return undefined;
  const places = whole.ranks.length;
  const top = places > 3 ? 3 : Math.max(1, places - 1);
  const table = topOf(whole, top);
  const found = table && estimateTable(table).columns[0];
  if (!table || !found || found.base < PERCENT_BASE) return undefined;
  const means = meanRanks(whole);
  const ranked = (option: number) =>
    whole.ranks.reduce((sum, { counts }) => sum + counts[option]![0]!.reduce((n, each) => n + each, 0), 0);
  return {
    of: found.base,
    top,
    options: table.options.map((option, at) => {
      const mean = means[at];
      const share = found.shares[at]!;
      return {
        code: option,
        label: options.find((each) => each.code === option)?.text ?? {},
        mean: typeof mean === 'number' && ranked(at) >= PERCENT_BASE ? Math.round(100 * mean) / 100 : null,
        n: share.n,
        percent: Math.round(100 * (share.share ?? 0)),
      };
    }),
  };
}
