import { type MomentTable, none } from '#shared/statistics/moments.ts';
import type { Column, Data } from './tabulate-read.ts';
import { TabulateRefusal } from './tabulate-refusal.ts';

/** The item by the groups, counted from rows; group 0 is everybody. */
export interface RowTable extends MomentTable {
  /** Options of each row, by place; undefined where it did not answer or is filtered out. */
  chosen: (readonly number[] | undefined)[];
  /** The group of each row beside everybody, 0 where it has none. */
  groupOf: Int32Array;
}

/** More cells than this are no table: the item is a number or a name. */
const MOST_CELLS = 200_000;

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Numbers by size where all codes are numbers, else by their characters, as R sorts levels in the C locale. */
export function inOrder(codes: Iterable<string>): string[] {
  const all = [...codes];
  if (all.every((code) => DECIMAL.test(code)))
    return all.sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  return all.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The codes in a cell: one, or with a separator each once. */
const partsOf = (text: string, separator: string | null): string[] =>
  separator === null
    ? [text]
    : [...new Set(text.split(separator).map((part) => part.trim()))].filter((part) => part !== '');

/** All codes of the file are options and groups, also where the filter leaves none of their rows. Throws TabulateRefusal. */
export function tableOf(
  data: Data,
  { item, by, multi }: { item: string; by: string | null; multi: string | null },
  inside: Uint8Array,
  { weights, weighted }: { weights: Float64Array; weighted: boolean },
): RowTable {
  const answers = data.column(item);
  const parts = answers.codes.map((text) => partsOf(text, multi));
  const options = inOrder(new Set(parts.flat()));
  const grouping: Column | null = by === null ? null : data.column(by);
  const groups = [null, ...inOrder(grouping?.codes ?? [])];
  if (options.length * groups.length > MOST_CELLS)
    throw new TabulateRefusal(
      'too-many-cells',
      `'${item}' has ${options.length} codes${by === null ? '' : ` and '${by}' ${groups.length - 1}`}: that is no table`,
    );
  const places = new Map(options.map((code, at) => [code, at]));
  const lists = parts.map((codes) =>
    codes.length === 0 ? undefined : codes.map((code) => places.get(code)!),
  );
  const groupPlaces = new Map(groups.map((code, at) => [code, at]));
  const groupByCode = (grouping?.codes ?? []).map((code) => groupPlaces.get(code)!);
  const table: RowTable = {
    choice: multi === null ? 'one' : 'many',
    options,
    groups,
    n: data.n,
    weighted,
    base: groups.map(none),
    cells: options.map(() => groups.map(none)),
    chosen: new Array(data.n),
    groupOf: Int32Array.from({ length: data.n }, (_, row) => groupByCode[grouping?.of[row] ?? -1] ?? 0),
  };
  for (let row = 0; row < data.n; row++)
    if (inside[row] === 1) add(table, row, lists[answers.of[row]!], weights[row]!);
  return table;
}

function add(
  { base, cells, chosen, groupOf }: RowTable,
  row: number,
  list: number[] | undefined,
  w: number,
): void {
  if (!list) return;
  chosen[row] = list;
  const group = groupOf[row]!;
  for (const at of group === 0 ? [0] : [0, group]) {
    for (const moments of [base[at]!, ...list.map((option) => cells[option]![at]!)]) {
      moments.n += 1;
      moments.w += w;
      moments.w2 += w * w;
    }
  }
}
