import type { Filter } from '#shared/statistics/asked.ts';
import type { CountedTable } from '#shared/statistics/counted.ts';
import type { Figure, FilterShown } from '#shared/statistics/figure.ts';
import type { PublishedColumn } from '#shared/statistics/suppression/publish.ts';
import { crossedBase } from '#shared/statistics/suppression/rules.ts';
import { type HiddenView, publishView, type ViewTable } from '#shared/statistics/suppression/views.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { apart } from './apart/apart.ts';
import type { AskedVariable } from './asked-variable.ts';
import { countTable } from './columns/count-table.ts';
import { definedBefore } from './defined-before.ts';
import { figureOf } from './figures.ts';
import type { Counted } from './layout.ts';
import { OfficersTables } from './officers-tables.ts';
import { mergeChannels, type PublishedCounts } from './published.ts';
import type { Shown } from './shown.ts';
import { forOfficers, publishedVariable } from './suppressed.ts';

export interface AdHoc {
  questionnaire: Questionnaire;
  shown: Shown;
  variable: Counted;
  by: AskedVariable | undefined;
  where: Filter[];
  shownWhere: FilterShown[];
  /** Weights of the cells where only the frame is counted. */
  weights: number[] | undefined;
  /** Some answers are outside the frame: being in it is a condition like a filter. */
  framed: boolean;
}

/**
 * A figure that no counter holds, counted from the columns and protected beside the whole that officers see. Undefined
 * where it would give people away.
 */
export async function adHocFigure(asked: AdHoc): Promise<Figure | undefined> {
  const { shown, variable, by } = asked;
  const { act, newer } = shown.crossedAsOf;
  const { n } = shown.crossed.marginals;
  const channels = mergeChannels(shown.crossed.marginals.channels());
  const [whole, ...parts] = conditionsOf(asked).map((where) => viewOf(countedFor(asked, where), by));
  if (!whole) return undefined;
  const hidden = await protect(asked, whole, parts);
  const table = parts.at(-1) ?? whole;
  const columns = hidden && publishView(table, hidden);
  if (!columns) return undefined;
  const [total, ...groups] = columns;
  const figure = figureOf(countsOf(asked, total!, groups, { n, channels }), variable.code, by?.code ?? null);
  if (!figure) return undefined;
  return {
    ...figure,
    as_of: { act, newer },
    ...(asked.shownWhere.length > 0 ? { where: asked.shownWhere } : {}),
  };
}

/** Who is counted: everybody; then within each condition alone where there are two; then within all. */
type Condition = { frame: true } | { filter: Filter };

function conditionsOf({ where, framed }: AdHoc): Condition[][] {
  const all: Condition[] = [
    ...(framed ? [{ frame: true } as const] : []),
    ...where.map((filter): Condition => ({ filter })),
  ];
  if (all.length === 0) return [[]];
  return all.length === 1 ? [[], all] : [[], ...all.map((each) => [each]), all];
}

/** Counts without weights: those of a weight cell are put together. */
export function countedFor(
  { shown, variable, by, weights }: Pick<AdHoc, 'shown' | 'variable' | 'by' | 'weights'>,
  conditions: Condition[],
): CountedTable {
  const where = conditions.flatMap((each) => ('filter' in each ? [each.filter] : []));
  const frame = conditions.some((each) => 'frame' in each);
  const tables = countTable(shown.columns, {
    item: variable.code,
    by: by ? [by.code] : [],
    where,
    ...(frame && weights ? { cellWeights: weights } : {}),
  });
  return tables.at(-1)!;
}

function viewOf(
  { choice, options, groups, base, counts }: CountedTable,
  by: AskedVariable | undefined,
): ViewTable {
  const sum = (cells: number[]) => cells.reduce((total, n) => total + n, 0);
  return {
    choice,
    columns: groups.map((code, group) => ({
      code: by ? (code ?? '') : '',
      base: sum(base[group]!),
      cells: options.map((option, at) => ({ code: option, n: sum(counts[at]![group]!) })),
    })),
  };
}

/**
 * By one variable or two, what officers' tables hide; what those do not hold (a frame, groups within two filters) is
 * protected beside the tables that it is a part of.
 */
async function protect(asked: AdHoc, whole: ViewTable, parts: ViewTable[]): Promise<HiddenView | undefined> {
  const { questionnaire, shown, variable, by, where, framed } = asked;
  const tables = OfficersTables.of(questionnaire, shown);
  const everybody = by ? await tables.by(variable, by) : tables.whole(variable);
  const [view] = parts.slice(-1);
  if (everybody.withheld || !view) return everybody.withheld ? undefined : everybody;
  if (baseOf(view) < crossedBase) return undefined;
  const [first, second] = where;
  if (!framed && first && !(by && second))
    return second ? tables.withinBoth(variable, first, second) : tables.within(variable, first, by);
  const total = by && (await protect({ ...asked, by: undefined }, over(whole), parts.map(over)));
  if (by && !total) return undefined;
  const given = {
    ...{ whole, shown: everybody, view, threshold: forOfficers().threshold },
    ...(total ? { total: total.total } : {}),
  };
  const [one, other] = parts;
  if (!one || !other || parts.length < 3) return apart.do('protectView', given);
  const alone = conditionsOf(asked)
    .slice(1, 3)
    .map(([each]) => (each && 'filter' in each ? tables.within(variable, each.filter, by) : undefined));
  return apart.do('protectView', {
    ...given,
    parents: [one, other],
    alone: [await alone[0], await alone[1]],
  });
}

const baseOf = ({ columns }: ViewTable): number => columns.reduce((sum, { base }) => sum + base, 0);

/** A table without its groups. */
const over = ({ choice, columns }: ViewTable): ViewTable => ({
  choice,
  columns: [
    {
      code: '',
      base: baseOf({ choice, columns }),
      cells: (columns[0]?.cells ?? []).map(({ code }, at) => ({
        code,
        n: columns.reduce((sum, { cells }) => sum + cells[at]!.n, 0),
      })),
    },
  ],
});

function countsOf(
  { questionnaire, variable, by }: AdHoc,
  total: PublishedColumn,
  columns: (PublishedColumn & { code: string | null })[],
  said: Pick<PublishedCounts, 'n' | 'channels'>,
): PublishedCounts {
  const { slug, live } = questionnaire;
  const { code: item, choice } = variable;
  const { base, hidden, cells } = total;
  const codes = columns.flatMap(({ code }) => code || []);
  return {
    questionnaire: slug,
    version: { no: live.no, hash: live.hash },
    note: live.definition.sample_note,
    sample: live.definition.sample,
    ...said,
    variables: [publishedVariable(variable)],
    profiles: by
      ? [
          {
            code: by.code,
            no: by.no,
            label: by.label,
            groups: codes.map((code) => ({ code, text: by.wordsOf(code) })),
          },
        ]
      : [],
    marginals: [
      { item, choice, cells, ...(base === undefined ? {} : { base }), ...(hidden ? { hidden } : {}) },
    ],
    tables: by
      ? [{ item, by: by.code, choice, columns: columns.map((each) => ({ ...each, code: each.code ?? '' })) }]
      : [],
    ...definedBefore(questionnaire, [variable]),
  };
}
