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
  while (left.size > 0 && smallRows(keys, k).length > LOCAL_MOST * keys.length) {
    const worst = leastUseful(keys, left, k);
    for (const key of keys) key[worst] = 0;
    left.delete(worst);
    blanked.whole.push(worst);
  }
  const order = [...left].sort((a, b) => lostBy(keys, a, k) - lostBy(keys, b, k));
  for (const variable of order) {
    for (const row of smallRows(keys, k)) blank(keys[row]!, variable, blanked);
  }
  mergeRest(keys, order, k, blanked);
  return blanked;
}

const nameOf = (key: Key): string => String.fromCharCode(...key);

function groupsOf(keys: readonly Key[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [row, key] of keys.entries()) {
    const name = nameOf(key);
    const own = groups.get(name);
    if (own) own.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

const smallRows = (keys: readonly Key[], k: number): number[] =>
  [...groupsOf(keys).values()].filter((rows) => rows.length < k).flat();

/** How many rows would stand in small combinations without a variable. */
function lostBy(keys: readonly Key[], variable: number, k: number): number {
  const sizes = new Map<string, number>();
  for (const key of keys) {
    const name = nameOf(key.with(variable, 0));
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  let lost = 0;
  for (const size of sizes.values()) if (size < k) lost += size;
  return lost;
}

/** Where two would help as much, the later one of the questionnaire. */
function leastUseful(keys: readonly Key[], left: ReadonlySet<number>, k: number): number {
  let worst = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (const variable of left) {
    const lost = lostBy(keys, variable, k);
    if (lost <= fewest) [worst, fewest] = [variable, lost];
  }
  return worst;
}

function blank(key: Key, variable: number, blanked: Blanked): void {
  if (key[variable] === 0) return;
  key[variable] = 0;
  blanked.rows[variable] = (blanked.rows[variable] ?? 0) + 1;
}

/** Rows without any value that are fewer than `k` take the smallest other combinations with them. */
function mergeRest(keys: readonly Key[], variables: readonly number[], k: number, blanked: Blanked): void {
  for (;;) {
    const groups = [...groupsOf(keys).values()].sort((a, b) => a.length - b.length);
    const small = groups.filter((rows) => rows.length < k);
    if (small.length === 0) return;
    const next = groups.find((rows) => rows.some((row) => keys[row]!.some((code) => code !== 0)));
    for (const row of next ?? []) for (const variable of variables) blank(keys[row]!, variable, blanked);
  }
}
