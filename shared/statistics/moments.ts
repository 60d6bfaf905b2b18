import type { CountedTable } from './counted.ts';

/** Respondents by number, by the sum of their weights and by the sum of their squared weights: all that a share's variance needs. */
export interface Moments {
  n: number;
  w: number;
  w2: number;
}

/** A table whose weight cells are summed up. Of the same fields as CountedTable otherwise. */
export interface MomentTable extends Pick<CountedTable, 'choice' | 'options' | 'groups' | 'n'> {
  weighted: boolean;
  base: Moments[];
  /** `cells[option][group]` */
  cells: Moments[][];
}

export const none = (): Moments => ({ n: 0, w: 0, w2: 0 });

function momentsOf(counts: readonly number[], weights: readonly number[]): Moments {
  const sum = none();
  for (let cell = 0; cell < weights.length; cell++) {
    const n = counts[cell] ?? 0;
    const w = weights[cell]!;
    sum.n += n;
    sum.w += n * w;
    sum.w2 += n * w * w;
  }
  return sum;
}

export function momentTable(table: CountedTable): MomentTable {
  const { choice, options, groups, n, weights } = table;
  return {
    choice,
    options,
    groups,
    n,
    weighted: weights.some((w) => w !== 1),
    base: table.base.map((counts) => momentsOf(counts, weights)),
    cells: table.counts.map((byGroup) => byGroup.map((counts) => momentsOf(counts, weights))),
  };
}

/** Kish's loss by weighting and what is left of n. Source: Kish, Survey Sampling (1965), 11.7. Nobody: no loss. */
export function kishOf({ n, w, w2 }: Moments): { deff: number; n_eff: number } {
  if (n === 0 || w2 === 0) return { deff: 1, n_eff: 0 };
  const effective = (w * w) / w2;
  return { deff: n / effective, n_eff: effective };
}
