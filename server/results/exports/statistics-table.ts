import { type Figure, isShown } from '#shared/statistics/figure.ts';
import type { Tongue } from '#shared/ui/tongue.ts';
import type { PublishedVariable } from '../published.ts';
import type { WeightedMarginal } from '../weighting/weighted-release.ts';
import type { Value } from './workbook.ts';

/** A figure over everybody, with its words; `weighted` is what a release holds of it weighted. */
export interface Counted {
  variable: PublishedVariable;
  figure: Figure;
  weighted?: WeightedMarginal | undefined;
}

/** One option as offices file it: 题号, 题目, 选项, 份数, 占比, 加权占比, 基数. */
export interface TableLine {
  no: number;
  code: string;
  question: string;
  option: string;
  /** Null: hidden, or so few that nothing is said. */
  n: number | null;
  percent: number | null;
  weighted: number | null;
  /** Those of the base who are within the people of whom weighted figures speak. */
  weightedBase: number | null;
  base: number | null;
  /** Why there is no number. */
  remark: string;
}

/** Every option of every item, a line each, in the order in which they were asked. */
export const tableLines = (counted: Counted[], tongue: Tongue): TableLine[] =>
  counted.toSorted((a, b) => a.variable.no - b.variable.no).flatMap((each) => linesOf(each, tongue));

function linesOf({ variable, figure, weighted }: Counted, { t, say }: Tongue): TableLine[] {
  const { no, code, label, question } = variable;
  const words = question ? t('results.row_of', { question: say(question), row: say(label) }) : say(label);
  const [total] = figure.columns;
  const cells = total && isShown(total) ? total.cells : [];
  const base = total && isShown(total) ? total.base : null;
  return variable.options.map((option): TableLine => {
    const cell = cells.find((each) => each.code === option.code);
    const shown = cell && isShown(cell) ? cell : undefined;
    const other = weighted?.cells.find((each) => each.code === option.code);
    return {
      no,
      code,
      question: words,
      option: say(option.text),
      n: shown?.n ?? null,
      percent: shown ? (shown.raw_percent ?? shown.percent) : null,
      weighted: other && !('hidden' in other) ? other.percent : null,
      weightedBase: other ? (weighted?.base ?? null) : null,
      base,
      remark: shown ? '' : t(figure.few ? 'exporting.remark_few' : 'results.hid_spoken'),
    };
  });
}

/** The heading line; the weighted column is there only where something weighted is. */
export const tableHeadings = (lines: readonly TableLine[], { t }: Tongue): string[] => [
  t('exporting.column_no'),
  t('exporting.column_item'),
  t('results.option'),
  t('results.count'),
  t('exporting.column_percent'),
  t('results.base'),
  ...(isWeighted(lines) ? [t('exporting.column_weighted'), t('exporting.column_weighted_base')] : []),
  t('exporting.column_remark'),
];

export const tableRows = (lines: readonly TableLine[]): Value[][] => {
  const weighted = isWeighted(lines);
  return lines.map((line) => [
    line.no,
    line.question,
    line.option,
    line.n,
    line.percent,
    line.base,
    ...(weighted ? [line.weighted, line.weightedBase] : []),
    line.remark,
  ]);
};

export const isWeighted = (lines: readonly TableLine[]): boolean =>
  lines.some(({ weighted }) => weighted !== null);
