import type { Filter } from '#shared/statistics/asked.ts';
import type { CountedTable } from '#shared/statistics/counted.ts';
import { type Counts, crossCounts } from './cross.ts';
import { distinctOf } from './distinct.ts';
import { bannerOf } from './groups.ts';
import { itemParts, type Part } from './parts.ts';
import type { ResponseColumns } from './response-columns.ts';
import { selectRows } from './selection.ts';

export interface Question {
  item: string;
  /** Banner variables: profile items, any other item, or circumstances. */
  by?: readonly string[];
  where?: readonly Filter[];
  /** Of each weight cell. Who is outside the frame is then not counted; without weights everybody weighs 1. */
  cellWeights?: number[] | undefined;
}

/** A table counted from the responses, with the versions whose answers it pools. */
export interface PooledTable extends CountedTable {
  item: string;
  by: string | null;
  versions: number[];
}

/** The values that were entered for a number or day item, ascending, as options: `options[i]` is `values[i]` in words. */
export interface NumberTable extends PooledTable {
  values: number[];
}

/** For each rank from the first, a table of the options that were given it. */
export interface RankTables {
  by: string | null;
  ranks: PooledTable[];
}

/**
 * Counts an item over everybody and by each banner variable: the whole first. The last group, code '', is those without
 * an answer to the banner variable (not asked or not answered); channel, day and version have none. Throws a RangeError
 * for an item or variable that is not counted.
 */
export function countTable(columns: ResponseColumns, question: Question): PooledTable[] {
  const { options, parts } = itemParts(columns, question.item);
  const { choice } = columns.layout.find(question.item)!;
  return tablesOf(columns, question, { choice, options, parts });
}

/** The same of what was entered as a number or a day (days from 1970). Throws a RangeError for another item. */
export function countNumbers(columns: ResponseColumns, question: Question): NumberTable[] {
  const { values, part } = distinctOf(columns, question.item);
  const asked = { choice: 'one' as const, options: values.map(String), parts: [part] };
  return tablesOf(columns, question, asked).map((table) => ({ ...table, values }));
}

/** The same of a ranking, rank by rank; the base is whoever ranked anything. Throws a RangeError for another item. */
export function countRanks(columns: ResponseColumns, question: Question): RankTables[] {
  const { options, parts } = itemParts(columns, question.item);
  if (columns.layout.plan.held(question.item).kind !== 'places')
    throw new RangeError(`${question.item} is no ranking`);
  const byRank = parts.map((part) => tablesOf(columns, question, { choice: 'one', options, parts: [part] }));
  const [first = []] = byRank;
  return first.map(({ by, base }, at) => ({
    by,
    ranks: byRank.map((tables) => ({ ...tables[at]!, choice: 'many' as const, base })),
  }));
}

function tablesOf(
  columns: ResponseColumns,
  { item, by = [], where = [], cellWeights }: Question,
  { choice, options, parts }: Pick<CountedTable, 'choice' | 'options'> & { parts: Part[] },
): PooledTable[] {
  const rows = selectRows(columns, where);
  const cells = cellWeights && { of: columns.cells, count: cellWeights.length };
  const versions = pooled(columns, item, where);
  const weights = cellWeights ?? [1];
  const n = cells ? columns.framed : columns.n;
  const count = (banner: Part[] | undefined, groups: number) =>
    crossCounts(columns.n, parts, banner, [options.length + 1, groups], cells, rows);
  const table = (
    variable: string | null,
    groups: { code: string | null; line: number }[],
    counts: Counts,
  ) => ({
    ...{ item, by: variable, versions, choice, options, weights, n },
    groups: groups.map(({ code }) => code),
    base: groups.map(({ line }) => counts[0]![line]!),
    counts: options.map((_, option) => groups.map(({ line }) => counts[option + 1]![line]!)),
  });
  return [
    table(null, [{ code: null, line: 0 }], count(undefined, 1)),
    ...by.map((variable) => {
      const { groups, lines, parts: banner } = bannerOf(columns, variable);
      return table(variable, groups, count(banner, lines));
    }),
  ];
}

function pooled({ layout }: ResponseColumns, item: string, where: readonly Filter[]): number[] {
  const only = where.find(({ variable }) => variable === 'version');
  return layout.versionsOf(item).filter((no) => !only || only.codes.includes(String(no)));
}
