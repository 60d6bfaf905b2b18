import { type Filter, MOST_WHERE } from '#shared/statistics/asked.ts';
import { type Circumstance, circumstances, type ResponseColumns } from './response-columns.ts';

const MOST_KEPT = 8;

const kept = new WeakMap<ResponseColumns, { state: number; rows: Map<string, Int32Array> }>();

export const isCircumstance = (variable: string): variable is Circumstance =>
  circumstances.some((each) => each === variable);

/**
 * The rows that meet every condition, in order; undefined: all. Kept for the state of the columns, for an analyst asks
 * several things of the same people. Throws a RangeError for more than two conditions, and for a variable that is
 * neither a profile item nor a circumstance.
 */
export function selectRows(columns: ResponseColumns, where: readonly Filter[]): Int32Array | undefined {
  if (where.length === 0) return undefined;
  if (where.length > MOST_WHERE) throw new RangeError('At most two conditions');
  const name = JSON.stringify(where.map(({ variable, codes }) => [variable, ...codes]));
  let mine = kept.get(columns);
  if (mine?.state !== columns.state) {
    mine = { state: columns.state, rows: new Map() };
    kept.set(columns, mine);
  }
  const known = mine.rows.get(name);
  if (known) return known;
  let rows: Int32Array | undefined;
  for (const filter of where) rows = narrowed(columns, filter, rows);
  const [oldest] = mine.rows.keys();
  if (oldest !== undefined && mine.rows.size >= MOST_KEPT) mine.rows.delete(oldest);
  if (rows) mine.rows.set(name, rows);
  return rows;
}

function narrowed(columns: ResponseColumns, filter: Filter, among: Int32Array | undefined): Int32Array {
  const { data, size, places } = conditionOf(columns, filter.variable);
  const passes = new Uint8Array(size);
  for (const code of filter.codes) {
    const place = places(code);
    if (place !== undefined) passes[place] = 1;
  }
  const found = new Int32Array(among?.length ?? columns.n);
  let count = 0;
  // Writing always and counting only what passes has no branch to guess.
  if (among)
    for (let at = 0; at < among.length; at++) {
      const row = among[at]!;
      found[count] = row;
      count += passes[data[row]!]!;
    }
  else
    for (let row = 0; row < columns.n; row++) {
      found[count] = row;
      count += passes[data[row]!]!;
    }
  return found.subarray(0, count);
}

function conditionOf(columns: ResponseColumns, variable: string) {
  if (isCircumstance(variable)) {
    const { data, words } = columns.circumstance(variable);
    const places = (code: string) => (code === '' ? 0 : words.find(code) || undefined);
    return { data, size: words.all().length + 1, places };
  }
  const { layout } = columns;
  const counted = layout.find(variable);
  const held = counted && layout.plan.held(variable);
  if (!layout.profiles.some(({ code }) => code === variable) || held?.kind !== 'code')
    throw new RangeError(`${variable} is nothing to filter by`);
  const options = counted?.options ?? [];
  const places = (code: string) =>
    code === '' ? 0 : options.findIndex((option) => option.code === code) + 1 || undefined;
  return { data: columns.column(held.column), size: options.length + 1, places };
}
