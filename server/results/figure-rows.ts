import type { Key } from '#shared/i18n/catalogues.ts';
import {
  type Figure,
  type FigureColumn,
  type FigureIndex,
  isShown,
  type ShownIndex,
} from '#shared/statistics/figure.ts';
import { guardFormula } from '#shared/text/formula-guard.ts';
import type { MethodLine } from '#shared/ui/figure-base.tsx';
import { figureNote, sayChannels, sayFilter, saySummary, sayWeighting } from '#shared/ui/figure-note.ts';
import { sayRank } from '#shared/ui/rank-list.tsx';
import type { Tongue } from '#shared/ui/tongue.ts';

export type Value = string | number;

/** Words that a spreadsheet would take for a formula are text. */
export const guarded = (value: Value): Value => (typeof value === 'string' ? guardFormula(value) : value);

const headings: Key[] = [
  'results.csv_item',
  'results.csv_wording',
  'results.csv_by',
  'results.csv_group',
  'results.csv_group_words',
  'results.csv_option',
  'results.option',
  'results.count',
  'results.percent',
  'results.base',
  'claims.raw_percent',
  'claims.kind',
  'claims.low',
  'claims.high',
  'results.csv_hidden',
  'results.csv_n',
  'claims.channels',
  'claims.filter',
  'results.csv_weighting',
  'results.csv_version',
  'results.csv_release',
  'results.csv_note',
];

/**
 * Figures as lines, an option of a group each and the rates after the options: every line has its base and whatever else
 * stands in the figure, so that none can be taken alone.
 */
export function figureRows(figures: Figure[], tongue: Tongue): { headings: string[]; rows: Value[][] } {
  const rows = figures.flatMap((figure) => {
    const said = saidOf(figure, tongue);
    const lines = [
      ...figure.columns.flatMap((column) => linesOf(figure, column, tongue)),
      ...ratesOf(figure, tongue),
      ...summaryOf(figure, tongue),
    ];
    return (lines.length > 0 ? lines : [nothingOf(figure, tongue)]).map((line) => [...line, ...said]);
  });
  return { headings: headings.map((key) => tongue.t(key)), rows };
}

/** The method note beside a table, a heading and its words each. */
export const methodRows = (method: MethodLine[]): Value[][] =>
  method.map(({ heading, text }) => [heading, text]);

function headOf({ item, by, wording }: Figure, { say }: Tongue): Value[] {
  const words = [...(wording.question ? [wording.question] : []), wording.label].map(say).join(' ');
  return [item, words, by ?? ''];
}

function linesOf(figure: Figure, column: FigureColumn, tongue: Tongue): Value[][] {
  const { t, say } = tongue;
  const head = [...headOf(figure, tongue), column.code ?? '', say(column.label)];
  const cells = isShown(column) ? column.cells : [];
  const base = isShown(column) ? (column.base ?? '') : '';
  return figure.wording.options.map(({ code, text }) => {
    const cell = cells.find((each) => each.code === code);
    if (!cell || !isShown(cell)) {
      const hid = figure.few ? t('results.few') : t('results.hid_spoken');
      return [...head, code, say(text), '', '', base, '', '', '', '', hid];
    }
    const { interval } = cell;
    return [
      ...[...head, code, say(text), cell.n, cell.percent ?? '', base, cell.raw_percent ?? ''],
      interval
        ? t(interval.kind === 'modelled' ? 'claims.interval_modelled' : 'claims.interval_confidence')
        : '',
      ...[interval?.low ?? '', interval?.high ?? '', ''],
    ];
  });
}

/** Nothing can be shown of it: one line says so. */
const nothingOf = (figure: Figure, tongue: Tongue): Value[] => [
  ...headOf(figure, tongue),
  ...['', '', '', '', '', '', '', '', '', '', ''],
  tongue.t('results.hid_spoken'),
];

function ratesOf(figure: Figure, tongue: Tongue): Value[][] {
  const { t, say } = tongue;
  const line = (index: FigureIndex, code: string, rate: ShownIndex): Value[] => {
    const words = t('claims.index_of', { label: say(index.label), definition: say(index.definition) });
    const group = figure.columns.find((column) => (column.code ?? '') === code)?.label ?? {};
    const head = [...headOf(figure, tongue), code, say(group), index.code, words];
    if ('hidden' in rate) return [...head, '', '', '', '', '', '', '', t('results.hid_spoken')];
    return [...head, rate.n, rate.percent ?? '', rate.base, rate.raw_percent ?? '', '', '', '', ''];
  };
  return (figure.indices ?? []).flatMap((index) => [
    line(index, '', index),
    ...(index.groups ?? []).map((group) => line(index, group.code, group)),
  ]);
}

/** Mean and quartiles, and the places of a ranking. */
function summaryOf(figure: Figure, tongue: Tongue): Value[][] {
  const { t, say } = tongue;
  const { summary, ranks } = figure;
  const head = [...headOf(figure, tongue), '', ''];
  const rest = ['', '', '', '', ''];
  return [
    ...(summary
      ? [[...head, 'mean', saySummary(summary, tongue), summary.n, '', figure.base ?? '', ...rest]]
      : []),
    ...(ranks?.options ?? []).map((option): Value[] => {
      const words = t('claims.method_line', {
        heading: say(option.label),
        text: sayRank(option, ranks!, tongue),
      });
      return [...head, option.code, words, option.n, option.percent, ranks!.of, ...rest];
    }),
  ];
}

function saidOf(figure: Figure, tongue: Tongue): Value[] {
  const { version, release } = figure;
  return [
    figure.n,
    sayChannels(figure.channels, tongue),
    sayFilter(figure, tongue),
    sayWeighting(figure.weighting, tongue),
    `${version.no} ${version.hash}`,
    release ? `${release.no} ${release.hash}` : '',
    figureNote([figure], tongue),
  ];
}
