import type { Text } from '#shared/questionnaire/definition.ts';
import type {
  Figure,
  FigureCell,
  FigureColumn,
  FigureWording,
  HiddenKind,
} from '#shared/statistics/figure.ts';
import type {
  PublishedCell,
  PublishedColumn,
  PublishedMarginal,
} from '#shared/statistics/suppression/publish.ts';
import { indexOf } from './figure-rates.ts';
import type { PublishedCounts, PublishedProfile, PublishedVariable, Words } from './published.ts';
import { wordsFor } from './words.ts';

/** From this base on percents are shown. */
const PERCENT_BASE = 30;

/** Said of every hidden number alike, so that it does not tell whether the number is small. */
const HIDDEN: HiddenKind = 'secondary';

const total: Text = wordsFor('results.total');
const unanswered: Text = wordsFor('results.unanswered');

/**
 * The figure of a variable, over everybody or by a profile item, out of suppressed counts. Undefined when the set holds
 * no such figure: the variable or the profile item is not there, or their table is withheld.
 */
export function figureOf(counts: PublishedCounts, item: string, by: string | null): Figure | undefined {
  const variable = findVariable(counts, item);
  const marginal = counts.marginals.find((each) => each.item === item);
  const few = !marginal && counts.variables.some((each) => each.code === item);
  if (!variable || (!marginal && !few)) return undefined;
  const columns = by === null ? [] : columnsBy(counts, variable, by);
  if (!columns) return undefined;
  const { questionnaire, version, note } = counts;
  const { n, channels } = counts.kept?.[variable.item] ?? counts;
  const shown = [totalOf(variable, marginal), ...columns];
  const rates = counts.rates?.[item] ?? [];
  const breaks = counts.breaks?.[variable.item];
  return {
    item,
    by,
    wording: wordingIn(counts, variable, by),
    questionnaire,
    version,
    sample: counts.sample,
    n,
    base: marginal?.base ?? null,
    ...(few ? { few } : {}),
    channels: { ...channels },
    weighting: { kind: 'none' },
    ...(rates.length > 0 && !few ? { indices: rates.map((rate) => indexOf(rate, shown)) } : {}),
    ...(breaks ? { breaks } : {}),
    columns: shown,
    note,
  };
}

/** The exact words of a figure. */
export function wordingIn(
  { profiles }: { profiles: Pick<PublishedProfile, 'code' | 'no' | 'label'>[] },
  { no, label, question, choice, options }: PublishedVariable,
  by: string | null,
): FigureWording {
  const profile = by === null ? undefined : profiles.find((each) => each.code === by);
  return {
    no,
    label,
    ...(question ? { question } : {}),
    choice,
    options,
    ...(profile ? { by: { no: profile.no, label: profile.label } } : {}),
  };
}

/** What the set has words for: a variable, or a profile item in its groups. */
export function findVariable(counts: PublishedCounts, code: string): PublishedVariable | undefined {
  const variable = counts.variables.find((each) => each.code === code);
  const profile = counts.profiles.find((each) => each.code === code);
  return variable ?? (profile && { ...profile, item: code, choice: 'one', options: profile.groups });
}

/** What is counted of an item, as far as the set has a figure of it: a matrix's rows, a ranking's first place too. */
export const variablesOfItem = (counts: PublishedCounts, item: string): PublishedVariable[] => {
  const profile = counts.marginals.some((each) => each.item === item) && findVariable(counts, item);
  const opinions = counts.variables.filter((variable) => variable.item === item);
  return opinions.length > 0 ? opinions : profile ? [profile] : [];
};

/** The profile items by which a variable's figure is there. */
export const crossedBy = (counts: PublishedCounts, item: string): string[] =>
  counts.tables.filter((table) => table.item === item).map((table) => table.by);

const totalOf = (variable: PublishedVariable, marginal: PublishedMarginal | undefined): FigureColumn =>
  columnOf({ cells: [], ...marginal, code: null }, total, variable);

function columnsBy(
  counts: PublishedCounts,
  variable: PublishedVariable,
  by: string,
): FigureColumn[] | undefined {
  const table = counts.tables.find((each) => each.item === variable.code && each.by === by);
  const profile = counts.profiles.find((each) => each.code === by);
  if (!table || !profile) return undefined;
  const groups: Words[] = [...profile.groups, { code: '', text: unanswered }];
  return groups.flatMap(({ code, text }) => {
    const column = table.columns.find((each) => each.code === code);
    return column && (code !== '' || column.base !== 0) ? [columnOf(column, text, variable)] : [];
  });
}

function columnOf(
  { code, base, cells }: Pick<PublishedColumn, 'base' | 'cells'> & { code: string | null },
  label: Text,
  variable: PublishedVariable,
): FigureColumn {
  if (base === undefined && !cells.some((cell) => 'n' in cell)) return { code, label, hidden: HIDDEN };
  const byCode = new Map(cells.map((cell) => [cell.code, cell]));
  return {
    code,
    label,
    base: base ?? null,
    cells: variable.options.flatMap((option) => {
      const cell = byCode.get(option.code);
      return cell ? [cellOf(cell, option.text, base)] : [];
    }),
  };
}

const cellOf = (cell: PublishedCell, label: Text, base = 0): FigureCell =>
  'n' in cell
    ? {
        code: cell.code,
        label,
        n: cell.n,
        percent: base < PERCENT_BASE ? null : Math.round((100 * cell.n) / base),
        interval: null,
      }
    : { code: cell.code, label, hidden: HIDDEN };
