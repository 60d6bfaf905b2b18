import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const folder = new URL('../../../fixtures/statistics/', import.meta.url);

/** A reference file made by R's survey package. */
export const reference = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

/** A data file's rows, by column. */
export const rowsOf = (name: string): { [column: string]: string }[] =>
  parse(readFileSync(new URL(name, folder)), { columns: true });

/** The largest relative difference between two lists. */
export const apart = (found: ArrayLike<number>, expected: ArrayLike<number>): number => {
  let most = found.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  for (let at = 0; at < expected.length; at++)
    most = Math.max(most, Math.abs(found[at]! - expected[at]!) / Math.abs(expected[at]!));
  return most;
};
