/** The least number of rows that share every combination of the profile in a public-use file. */
export const K = 10;

/** At most this share of rows is left to be blanked one by one; before that, a whole variable goes. */
const LOCAL_MOST = 0.05;

/** Rows as code numbers, one a variable; 0 is a blank. */
export type Key = Uint16Array;

/** What was blanked, by the variable's place in the key. */
export interface Blanked {
  /** Blank in every row. */
  whole: number[];
  /** Rows in which each variable was blanked besides. */
  rows: number[];
}

/**
 * Blanks until every combination of values, blanks among them, stands in at least ten rows or in none (k-anonymity:
 * Samarati and Sweeney 1998; global recoding before local suppression as in the handbook of sdcMicro). While more than one
 * row in twenty stands in a small combination, the variable goes whose loss leaves the fewest such rows: one that helps
 * nobody costs least. What is left loses single values, the most telling variable first, and rows that stay small lose all
 * of them, with the smallest combination that makes ten of them where they alone are fewer. Changes the keys in place.
 * Throws a RangeError for fewer than ten rows.
 */
export function anonymise(keys: readonly Key[], variables: number, k = K): Blanked {
  if (keys.length < k) throw new RangeError('Too few rows');
  const blanked: Blanked = { whole: [], rows: Array.from({ length: variables }, () => 0) };
  const left = new Set(Array.from({ length: variables }, (_, at) => at));
  let groups = together(keys.map((key, row) => ({ key: key.slice(), rows: [row] })));
  while (left.size > 0 && smallRows(groups, k) > LOCAL_MOST * keys.length) {
    const worst = leastUseful(groups, left, k);
    for (const { key } of groups) key[worst] = 0;
    groups = together(groups);
    left.delete(worst);
    blanked.whole.push(worst);
  }
  const losses = new Map([...left].map((variable) => [variable, lostBy(groups, variable, k)]));
  const order = [...left].sort((a, b) => losses.get(a)! - losses.get(b)!);
  for (const variable of order) {
    for (const group of groups) if (group.rows.length < k) blank(group, variable, blanked);
    groups = together(groups);
  }
  for (const { key, rows } of mergeRest(groups, order, k, blanked))
    for (const row of rows) keys[row]!.set(key);
  return blanked;
}

/** Rows of one combination: there are far fewer combinations than rows. */
interface Group {
  key: Key;
  rows: number[];
}

const nameOf = (key: Key): string => String.fromCharCode(...key);

/** Groups of one combination become one, in the order of their first rows. */
function together(groups: readonly Group[]): Group[] {
  const found = new Map<string, Group>();
  for (const group of groups) {
    const name = nameOf(group.key);
    const own = found.get(name);
    if (own) for (const row of group.rows) own.rows.push(row);
    else found.set(name, group);
  }
  return [...found.values()];
}

function smallRows(groups: readonly Group[], k: number): number {
  let small = 0;
  for (const { rows } of groups) if (rows.length < k) small += rows.length;
  return small;
}

/** How many rows would stand in small combinations without a variable. */
function lostBy(groups: readonly Group[], variable: number, k: number): number {
  const sizes = new Map<string, number>();
  for (const { key, rows } of groups) {
    const name = nameOf(key.with(variable, 0));
    sizes.set(name, (sizes.get(name) ?? 0) + rows.length);
  }
  let lost = 0;
  for (const size of sizes.values()) if (size < k) lost += size;
  return lost;
}

/** Where two would help as much, the later one of the questionnaire. */
function leastUseful(groups: readonly Group[], left: ReadonlySet<number>, k: number): number {
  let worst = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (const variable of left) {
    const lost = lostBy(groups, variable, k);
    if (lost <= fewest) [worst, fewest] = [variable, lost];
  }
  return worst;
}

function blank({ key, rows }: Group, variable: number, blanked: Blanked): void {
  if (key[variable] === 0) return;
  key[variable] = 0;
  blanked.rows[variable] = (blanked.rows[variable] ?? 0) + rows.length;
}

/** Rows without any value that are fewer than `k` take the smallest other combinations with them. */
function mergeRest(first: Group[], variables: readonly number[], k: number, blanked: Blanked): Group[] {
  let groups = first;
  for (;;) {
    const bySize = groups.toSorted((a, b) => a.rows.length - b.rows.length);
    if ((bySize[0]?.rows.length ?? k) >= k) return groups;
    const next = bySize.find(({ key }) => key.some((code) => code !== 0));
    if (next) for (const variable of variables) blank(next, variable, blanked);
    groups = together(groups);
  }
}

/** The same of rows that lie behind each other in one array, which another thread can take. */
export function anonymiseFlat(flat: Uint16Array, variables: number): { blanked: Blanked; flat: Uint16Array } {
  const keys = Array.from({ length: flat.length / variables }, (_, row) =>
    flat.subarray(row * variables, (row + 1) * variables),
  );
  return { blanked: anonymise(keys, variables), flat };
}
