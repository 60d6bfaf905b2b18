import type { CountedTable } from '#shared/statistics/counted.ts';
import { channels } from '#shared/terms.ts';
import type { Cells } from './cells.ts';
import { type Counts, crossCounts } from './cross.ts';
import { groupParts, itemParts, type Part } from './parts.ts';
import type { ResponseColumns } from './response-columns.ts';
import { type Filter, isCircumstance, selectRows } from './selection.ts';

export interface Question {
  item: string;
  /** Banner variables: profile items, any other item, or circumstances. */
  by?: readonly string[];
  where?: readonly Filter[];
  /** Weight cells; without them everybody weighs 1. */
  cells?: Cells | undefined;
}

/** A table counted from the responses, with the versions whose answers it pools. */
export interface PooledTable extends CountedTable {
  item: string;
  by: string | null;
  versions: number[];
}

/**
 * Counts an item over everybody and by each banner variable: the whole first. The last group, code '', is those without
 * an answer to the banner variable (not asked or not answered); channel, day and version have none. Throws a RangeError
 * for an item or variable that is not counted.
 */
export function countTable(
  columns: ResponseColumns,
  { item, by = [], where = [], cells }: Question,
): PooledTable[] {
  const { options, parts } = itemParts(columns, item);
  const counted = columns.layout.find(item)!;
  const rows = selectRows(columns, where);
  const table = (variable: string | null, groups: (string | null)[], lines: number[], counts: Counts) => ({
    item,
    by: variable,
    versions: pooled(columns, item, where),
    choice: counted.choice,
    options,
    groups,
    weights: cells?.weights ?? [1],
    n: cells ? cells.n : columns.n,
    base: lines.map((line) => counts[0]![line]!),
    counts: options.map((_, option) => lines.map((line) => counts[option + 1]![line]!)),
  });
  const all = (banner: Part[] | undefined, groups: number) =>
    crossCounts(columns.n, parts, banner, [options.length + 1, groups], cells, rows);
  return [
    table(null, [null], [0], all(undefined, 1)),
    ...by.map((variable) => {
      const { groups, parts: banner } = groupParts(columns, variable);
      const lines = linesOf(columns, variable, groups);
      const codes = lines.map((line) => (line === 0 ? '' : groups[line - 1]!));
      return table(variable, codes, lines, all(banner, groups.length + 1));
    }),
  ];
}

/** The groups in the order in which they are shown. */
function linesOf({ layout }: ResponseColumns, variable: string, groups: string[]): number[] {
  const all = groups.map((code, at) => ({ code, line: at + 1 }));
  if (isCircumstance(variable)) {
    const order: readonly string[] = channels;
    const rank = ({ code }: { code: string }) =>
      variable === 'channel' ? order.indexOf(code) : variable === 'version' ? Number(code) : 0;
    all.sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
    const known = all.map(({ line }) => line);
    return variable === 'entrance' || variable === 'site' ? [...known, 0] : known;
  }
  const profile = layout.profiles.find(({ code }) => code === variable);
  const there = profile && new Set(profile.values.map(({ code }) => code));
  return [...all.filter(({ code }) => !there || there.has(code)).map(({ line }) => line), 0];
}

function pooled({ layout }: ResponseColumns, item: string, where: readonly Filter[]): number[] {
  const only = where.find(({ variable }) => variable === 'version');
  return layout.versionsOf(item).filter((no) => !only || only.codes.includes(String(no)));
}
