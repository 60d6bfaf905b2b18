import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import type { CountedTable } from '#shared/statistics/counted.ts';

/** Files of reference, made by R's survey package. */
export const FOLDER = 'tests/fixtures/statistics';

export type Row = { [column: string]: string };

export const readRows = (name: string): Row[] =>
  parse(readFileSync(`${FOLDER}/${name}.csv`), { columns: true });

export const readExpected = (name: string) =>
  JSON.parse(readFileSync(`${FOLDER}/${name}.expected.json`, 'utf8'));

export const readWeights = (name: string): number[] =>
  readRows(`${name}.weights`).map((row) => Number(row.weight));

export const sortedCodes = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

/** The rows as a table whose weight cells are the distinct weights. */
export function countedFrom(
  rows: readonly Row[],
  item: string,
  by: string | null,
  weights?: readonly number[],
): CountedTable {
  const distinct = weights ? [...new Set(weights)] : [1];
  const cellOf = new Map(distinct.map((weight, cell) => [weight, cell]));
  const options = sortedCodes(rows.map((row) => row[item]!));
  const groups: CountedTable['groups'] = by === null ? [null] : sortedCodes(rows.map((row) => row[by]!));
  const zeros = () => distinct.map(() => 0);
  const base = groups.map(zeros);
  const counts = options.map(() => groups.map(zeros));
  rows.forEach((row, at) => {
    const group = by === null ? 0 : groups.indexOf(row[by]!);
    const cell = weights ? cellOf.get(weights[at]!)! : 0;
    base[group]![cell]!++;
    counts[options.indexOf(row[item]!)]![group]![cell]!++;
  });
  return { choice: 'one', options, groups, weights: distinct, n: rows.length, base, counts };
}

/** Equal to so many digits; a number that should not be there is not equal. */
export function close(actual: unknown, expected: unknown, relative = 1e-9, path = ''): void {
  if (Array.isArray(expected)) {
    expected.forEach((one, at) => {
      close((actual as unknown[] | null)?.[at], one, relative, `${path}[${at}]`);
    });
    return;
  }
  if (typeof expected !== 'number') throw new Error(`${path} is not a number to compare with`);
  const within = Math.abs((actual as number) - expected) <= relative * Math.abs(expected);
  if (!within || typeof actual !== 'number') expect(`${path} ${actual}`).toBe(`${path} ${expected}`);
}

export interface ExpectedLevel {
  level: string;
  n_unweighted: number;
  weighted_total: number;
  p: number;
  se: number;
  ci95_wald_z: number[];
  ci95_wald_t: number[];
  ci95_logit: number[];
  ci95_logit_dfInf: number[];
  ci95_beta: number[];
}

export interface ExpectedProp {
  variable: string;
  n: number;
  degf: number;
  levels: ExpectedLevel[];
}

export interface ExpectedCrosstab {
  rows: string[];
  cols: string[];
  unweighted: number[][];
  weighted: number[][];
  col_proportions_weighted: number[][];
  col_proportions_se: number[][];
  unweighted_pearson: {
    X2: number;
    df: number;
    p_value: number;
    cramers_v: number;
    expected: number[][];
    adj_std_residuals: number[][];
  };
  [test: string]: unknown;
}

/** A table of its counts; `outside` are respondents beside it. */
export function tableFrom({
  counts,
  weights,
  outside,
}: {
  counts: number[][][];
  weights: number[];
  outside: number;
}): CountedTable {
  const base = counts[0]!.map((cells, group) =>
    cells.map((_, cell) => counts.reduce((sum, row) => sum + row[group]![cell]!, 0)),
  );
  return {
    choice: 'one',
    options: counts.map((_, option) => `o${option}`),
    groups: base.map((_, group) => `g${group}`),
    weights,
    n: base.flat().reduce((sum, one) => sum + one, outside),
    base,
    counts,
  };
}
