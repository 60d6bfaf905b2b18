import { wordsFor } from '#shared/i18n/words-for.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { isShown, type ShownCell, type ShownColumn } from '#shared/statistics/figure.ts';
import { shortened } from './content.ts';
import type { BriefFigure } from './figures.ts';
import { fill } from './fill.ts';

/** Below this a share is not said, only the count. */
const PERCENT_BASE = 30;

/** How many standard errors two groups of those who answered must lie apart before a draft says that they differ. */
const APART = 3;

const shownCells = ({ cells }: ShownColumn): ShownCell[] =>
  cells.flatMap((cell) => (isShown(cell) ? cell : []));

const totalOf = ({ figure }: BriefFigure): ShownColumn | undefined => {
  const [total] = figure.columns;
  return total && isShown(total) ? total : undefined;
};

const groupsOf = ({ figure }: BriefFigure): ShownColumn[] =>
  figure.columns.flatMap((column) =>
    isShown(column) && column.code && column.base !== null && column.base >= PERCENT_BASE ? column : [],
  );

/** Room for a wording in a point, in ideographs. */
const WORDING = 20;

/** The wording as a point names it, without what stands in brackets. */
const named = ({ figure: { wording } }: BriefFigure): Text =>
  fill(wordsFor('briefs.draft_item'), { no: wording.no, wording: fitting(wording.label) });

const fitting = (text: Text): Text =>
  Object.fromEntries(Object.entries(text).map(([language, words]) => [language, shortened(words, WORDING)]));

/** A rate that was defined before opening, with its definition; else what most of those who answered chose. */
export function findingIn(figure: BriefFigure): Text | undefined {
  const total = totalOf(figure);
  if (!total || total.base === null) return undefined;
  const rate = rateIn(figure);
  if (rate) return rate;
  const [top] = shownCells(total).sort((a, b) => b.n - a.n);
  if (!top) return undefined;
  const { no } = figure;
  const values = { item: named(figure), option: top.label, n: top.n, base: total.base, no };
  if (top.percent === null) return fill(wordsFor('briefs.draft_finding_few'), values);
  return top.raw_percent == null
    ? fill(wordsFor('briefs.draft_finding'), { ...values, percent: top.percent })
    : fill(wordsFor('briefs.draft_finding_weighted'), {
        ...values,
        percent: top.percent,
        raw: top.raw_percent,
      });
}

function rateIn({ figure: { indices = [] }, no }: BriefFigure): Text | undefined {
  const [rate] = indices;
  if (!rate || !isShown(rate) || rate.percent === null) return undefined;
  const { label, definition, n, base, percent } = rate;
  return fill(wordsFor('briefs.draft_rate'), { label, definition, n, base, percent, no });
}

/** The smallest group of those who answered that may be shown. */
export function gapIn(figure: BriefFigure): Text | undefined {
  const total = totalOf(figure);
  const groups = figure.figure.columns.flatMap((column) =>
    isShown(column) && column.code && column.base !== null ? column : [],
  );
  const [least] = groups.sort((a, b) => (a.base ?? 0) - (b.base ?? 0));
  const { by } = figure.figure.wording;
  if (!least || !by || !total?.base) return undefined;
  return fill(wordsFor('briefs.draft_gap'), {
    by: fitting(by.label),
    group: least.label,
    n: least.base ?? 0,
    base: total.base,
    no: figure.no,
  });
}

interface Spread {
  option: ShownCell;
  high: ShownColumn;
  low: ShownColumn;
  top: number;
  bottom: number;
}

/** The option on which two groups lie furthest apart, by their shares. */
function spreadIn(figure: BriefFigure): Spread | undefined {
  const groups = groupsOf(figure);
  let found: Spread | undefined;
  for (const { code } of figure.figure.wording.options) {
    const shares = groups.flatMap((column) => {
      const cell = shownCells(column).find((each) => each.code === code);
      return cell?.percent == null ? [] : [{ column, cell, percent: cell.percent }];
    });
    shares.sort((a, b) => b.percent - a.percent);
    const [first, last] = [shares[0], shares.at(-1)];
    if (!first || !last || first === last) continue;
    if (found && first.percent - last.percent <= found.top - found.bottom) continue;
    if (!liesApart(first, last)) continue;
    found = {
      option: first.cell,
      high: first.column,
      low: last.column,
      top: first.percent,
      bottom: last.percent,
    };
  }
  return found;
}

/** Two shares with pooled variance p(1 − p)(1/a + 1/b): a coarse sieve for a draft, no test that is published. */
function liesApart(a: { cell: ShownCell; column: ShownColumn }, b: typeof a): boolean {
  const [na, nb] = [a.column.base ?? 0, b.column.base ?? 0];
  const pooled = (a.cell.n + b.cell.n) / (na + nb);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / na + 1 / nb));
  return error > 0 && Math.abs(a.cell.n / na - b.cell.n / nb) > APART * error;
}

/** Where groups of those who answered differ most; undefined where the figure's own test does not pass. */
export function differenceIn(figure: BriefFigure): Text | undefined {
  const spread = spreadIn(figure);
  if (!spread) return undefined;
  if (figure.figure.test && figure.figure.test.p >= 0.05) return undefined;
  return fill(wordsFor('briefs.draft_difference'), {
    item: named(figure),
    option: spread.option.label,
    high: spread.high.label,
    top: spread.top,
    high_base: spread.high.base ?? 0,
    low: spread.low.label,
    bottom: spread.bottom,
    low_base: spread.low.base ?? 0,
    no: figure.no,
  });
}

/** The smaller of two groups that differ, which a whole figure would not show. */
export function minorityIn(figure: BriefFigure): Text | undefined {
  const spread = spreadIn(figure);
  const total = totalOf(figure);
  if (!spread || !total?.base) return undefined;
  const smaller = (spread.high.base ?? 0) <= (spread.low.base ?? 0) ? spread.high : spread.low;
  const percent = smaller === spread.high ? spread.top : spread.bottom;
  return fill(wordsFor('briefs.draft_minority'), {
    group: smaller.label,
    n: smaller.base ?? 0,
    base: total.base,
    option: spread.option.label,
    percent,
    no: figure.no,
  });
}
