import type { Comparison } from '#shared/statistics/comparison.ts';
import type { FigureTest } from '#shared/statistics/figure.ts';
import type { ShareEstimate } from '#shared/statistics/shares.ts';
import type { DeclaredMargins } from '#shared/statistics/weighting/declared-margins.ts';
import type { TabulateArguments } from './tabulate-arguments.ts';
import { designOf, estimatesOf } from './tabulate-estimates.ts';
import { readMargins } from './tabulate-margins.ts';
import { numbersOf } from './tabulate-numbers.ts';
import { readData } from './tabulate-read.ts';
import { tableOf } from './tabulate-table.ts';
import { type Weighted, weigh } from './tabulate-weights.ts';
import { filterOf, framed, rowsInside, within } from './tabulate-where.ts';

export type Tabulation = Awaited<ReturnType<typeof tabulation>>;

/** Reads the files and gives the document that --json prints. Throws TabulateRefusal. */
export async function tabulation(asked: TabulateArguments) {
  const { item, by, strata, cluster } = asked;
  const margins = asked.rake === null ? null : readMargins(asked.rake);
  let filters: ReturnType<typeof filterOf>[] = [];
  const frame = framed(margins?.frame ?? {});
  const read = await readData(asked.data, (header) => {
    filters = asked.where.map((condition) => filterOf(condition, header));
    return namesIn(
      asked,
      margins,
      [...filters, ...frame].map(({ column }) => column),
    );
  });
  const data = within(read, rowsInside(read, frame));
  const weighted = weigh(data, asked.weight, margins, asked.trim);
  const design = designOf(data, weighted.weights, asked);
  const table = tableOf(data, asked, rowsInside(data, filters), {
    weights: weighted.weights,
    weighted: weighted.kind !== 'none',
  });
  const { columns, comparison } = estimatesOf(table, design, strata !== null || cluster !== null);
  const numbers = numbersOf(table, design);
  const shown = [...table.groups.keys()].filter((at) => by !== null || at === 0);
  return {
    item,
    by,
    n: data.n,
    base: table.base[0]!.n,
    weighting: weightingOf(weighted),
    columns: shown.map((at) => ({
      code: table.groups[at]!,
      base: table.base[at]!.n,
      cells: columns[at]!.map((share, option) => cellOf(table.options[option]!, share)),
      ...(numbers ? { numbers: numbers[at]! } : {}),
    })),
    test: comparison?.test ? testOf(comparison.test, comparison) : null,
    residuals: comparison ? comparison.residuals.map(withoutWhole) : null,
  };
}

const testOf = (test: FigureTest, { first, x2 }: Comparison) => ({
  ...test,
  x2_unweighted: x2,
  ...(first ? { first_order: first } : {}),
});

/** Everybody stands first and is not compared; null where an option or group has nobody. */
const withoutWhole = (row: number[]) => row.slice(1).map((one) => (Number.isNaN(one) ? null : one));

const namesIn = (asked: TabulateArguments, margins: DeclaredMargins | null, filtered: string[]): string[] =>
  [
    asked.item,
    asked.by,
    asked.weight,
    asked.strata,
    asked.cluster,
    ...filtered,
    ...Object.keys(margins?.margins ?? {}),
  ].filter((name) => name !== null);

const cellOf = (code: string, { n, raw, share, se, ci }: ShareEstimate) => ({
  code,
  n,
  raw_share: raw,
  share,
  se,
  ci,
});

function weightingOf({ kind, kish, raked }: Weighted) {
  return {
    kind,
    sum: kish.sum_w,
    deff_kish: kish.deff,
    n_eff: kish.n_eff,
    max_over_mean: kish.max_over_mean,
    min_over_mean: kish.min_over_mean,
    converged: raked ? true : null,
    sweeps: raked?.sweeps ?? null,
    ...(raked ? { margins: raked.margins, trim: raked.trim, clipped: raked.clipped } : {}),
  };
}
