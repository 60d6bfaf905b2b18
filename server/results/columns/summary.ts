import type { CountedTable } from '#shared/statistics/counted.ts';
import type { FigureSummary } from '#shared/statistics/figure.ts';
import type { RankTables } from './count-table.ts';

/**
 * Mean, median and quartiles of a group, over those whose option has a value (a scale's points, entered numbers); null:
 * no value, so never pooled with one. Quantiles: the least value at which the share of the weights reaches q, the middle
 * of it and the next where the share is exactly q (Hyndman and Fan, The American Statistician 50, 1996, definition 2).
 * Undefined where nobody has a value.
 */
export function summaryOf(
  { counts, weights }: CountedTable,
  values: readonly (number | null)[],
  group = 0,
): FigureSummary | undefined {
  const valued = values
    .flatMap((value, option) => {
      const cells = counts[option]?.[group] ?? [];
      const n = cells.reduce((sum, each) => sum + each, 0);
      const weight = cells.reduce((sum, each, cell) => sum + each * weights[cell]!, 0);
      return value === null || n === 0 ? [] : [{ value, n, weight }];
    })
    .sort((a, b) => a.value - b.value);
  const total = valued.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return undefined;
  const quantile = (q: number) => {
    let below = 0;
    for (const [at, { value, weight }] of valued.entries()) {
      below += weight;
      // Sums of weights are not exact.
      const over = below - q * total;
      if (Math.abs(over) <= 1e-12 * total) return (value + (valued[at + 1] ?? valued[at]!).value) / 2;
      if (over > 0) return value;
    }
    return valued.at(-1)!.value;
  };
  return {
    n: valued.reduce((sum, each) => sum + each.n, 0),
    mean: valued.reduce((sum, { value, weight }) => sum + value * weight, 0) / total,
    median: quantile(0.5),
    quartiles: [quantile(0.25), quantile(0.75)],
  };
}

/** Mean rank of each option among those who ranked it, 1 the highest; null where nobody did. */
export function meanRanks({ ranks }: RankTables, group = 0): (number | null)[] {
  const [first] = ranks;
  return (first?.options ?? []).map((_, option) => {
    const times = ranks.map((rank) =>
      rank.counts[option]![group]!.reduce((sum, n, cell) => sum + n * rank.weights[cell]!, 0),
    );
    const all = times.reduce((sum, each) => sum + each, 0);
    return all > 0 ? times.reduce((sum, each, at) => sum + each * (at + 1), 0) / all : null;
  });
}

/** Who put each option among the first k. */
export function topOf({ ranks }: RankTables, k: number): CountedTable | undefined {
  const [first] = ranks;
  if (!first) return undefined;
  const within = ranks.slice(0, k);
  return {
    ...first,
    choice: k === 1 ? 'one' : 'many',
    counts: first.counts.map((groups, option) =>
      groups.map((cells, group) =>
        cells.map((_, cell) => within.reduce((sum, rank) => sum + rank.counts[option]![group]![cell]!, 0)),
      ),
    ),
  };
}
