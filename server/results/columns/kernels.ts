import type { Data } from './growing.ts';

/** Group and weight cell of each response in one number. */
export type Keys = Data | Uint32Array;

/** Up to so many fields the four have tables of their own; larger ones share one, where they seldom meet. */
const MOST_FIELDS = 1 << 12;

/**
 * How often each pair of values stands in a row: field `b * size + a`. All rows up to `n`, or the rows named. Bytes are
 * read four at a time, and neighbours count in different tables, for a processor waits where it adds to a field that it
 * has just written (research: naive increments are two to four times slower).
 */
export function countPairs(
  a: Data,
  b: Keys | undefined,
  [size, keys]: [number, number],
  n: number,
  rows?: Int32Array,
): Int32Array {
  const fields = size * keys;
  if (rows) return b ? namedPairs(a, b, size, fields, rows) : namedValues(a, fields, rows);
  if (!(a instanceof Uint8Array)) return plainPairs(a, b, size, fields, n);
  const apart = fields > MOST_FIELDS ? 0 : fields;
  const tables = new Int32Array(apart === 0 ? fields : 4 * fields);
  if (b instanceof Uint8Array) bytePairs(a, b, size, apart, n, tables);
  else if (b) return plainPairs(a, b, size, fields, n);
  else bytes(a, apart, n, tables);
  if (apart === 0) return tables;
  const sums = tables.subarray(0, fields);
  for (let at = 0; at < fields; at++)
    sums[at]! += tables[fields + at]! + tables[2 * fields + at]! + tables[3 * fields + at]!;
  return sums;
}

function bytePairs(
  a: Uint8Array,
  b: Uint8Array,
  size: number,
  apart: number,
  n: number,
  tables: Int32Array,
): void {
  const fours = n >> 2;
  const as = new Uint32Array(a.buffer, 0, fours);
  const bs = new Uint32Array(b.buffer, 0, fours);
  const [second, third, fourth] = [apart, 2 * apart, 3 * apart];
  for (let at = 0; at < fours; at++) {
    const x = as[at]!;
    const y = bs[at]!;
    tables[(y & 255) * size + (x & 255)]!++;
    tables[second + ((y >>> 8) & 255) * size + ((x >>> 8) & 255)]!++;
    tables[third + ((y >>> 16) & 255) * size + ((x >>> 16) & 255)]!++;
    tables[fourth + (y >>> 24) * size + (x >>> 24)]!++;
  }
  for (let at = fours << 2; at < n; at++) tables[b[at]! * size + a[at]!]!++;
}

function bytes(a: Uint8Array, apart: number, n: number, tables: Int32Array): void {
  const fours = n >> 2;
  const as = new Uint32Array(a.buffer, 0, fours);
  const [second, third, fourth] = [apart, 2 * apart, 3 * apart];
  for (let at = 0; at < fours; at++) {
    const x = as[at]!;
    tables[x & 255]!++;
    tables[second + ((x >>> 8) & 255)]!++;
    tables[third + ((x >>> 16) & 255)]!++;
    tables[fourth + (x >>> 24)]!++;
  }
  for (let at = fours << 2; at < n; at++) tables[a[at]!]!++;
}

function plainPairs(a: Data, b: Keys | undefined, size: number, fields: number, n: number): Int32Array {
  const table = new Int32Array(fields);
  if (b) for (let at = 0; at < n; at++) table[b[at]! * size + a[at]!]!++;
  else for (let at = 0; at < n; at++) table[a[at]!]!++;
  return table;
}

function namedPairs(a: Data, b: Keys, size: number, fields: number, rows: Int32Array): Int32Array {
  const table = new Int32Array(2 * fields);
  const even = rows.length & ~1;
  for (let at = 0; at < even; at += 2) {
    const one = rows[at]!;
    const other = rows[at + 1]!;
    table[b[one]! * size + a[one]!]!++;
    table[fields + b[other]! * size + a[other]!]!++;
  }
  if (even < rows.length) table[b[rows[even]!]! * size + a[rows[even]!]!]!++;
  return folded(table, fields);
}

function namedValues(a: Data, fields: number, rows: Int32Array): Int32Array {
  const table = new Int32Array(2 * fields);
  const even = rows.length & ~1;
  for (let at = 0; at < even; at += 2) {
    table[a[rows[at]!]!]!++;
    table[fields + a[rows[at + 1]!]!]!++;
  }
  if (even < rows.length) table[a[rows[even]!]!]!++;
  return folded(table, fields);
}

function folded(tables: Int32Array, fields: number): Int32Array {
  const sums = tables.subarray(0, fields);
  for (let at = 0; at < fields; at++) sums[at]! += tables[fields + at]!;
  return sums;
}
