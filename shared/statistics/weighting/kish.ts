/** What weights cost: how far they differ, and how many equally weighted respondents they are worth. */
export interface Kish {
  n: number;
  sum_w: number;
  sum_w2: number;
  deff: number;
  n_eff: number;
  max_over_mean: number;
  min_over_mean: number;
}

/**
 * Kish's design effect of unequal weights, deff = n Σw² ÷ (Σw)², and the effective sample size n ÷ deff (Kish, 1965,
 * 11.7; 1992). `times[at]` is how many respondents have the weight; 1 where it is left out. It says what weighting
 * costs a variable that has nothing to do with the weights; another may lose less or gain.
 */
export function kish(weights: ArrayLike<number>, times?: ArrayLike<number>): Kish {
  let n = 0;
  let sum = 0;
  let squares = 0;
  let max = 0;
  let min = Number.POSITIVE_INFINITY;
  for (let at = 0; at < weights.length; at++) {
    const count = times?.[at] ?? 1;
    if (count === 0) continue;
    const weight = weights[at]!;
    n += count;
    sum += weight * count;
    squares += weight * weight * count;
    if (weight > max) max = weight;
    if (weight < min) min = weight;
  }
  const deff = (n * squares) / sum ** 2;
  const mean = sum / n;
  return {
    n,
    sum_w: sum,
    sum_w2: squares,
    deff,
    n_eff: n / deff,
    max_over_mean: max / mean,
    min_over_mean: min / mean,
  };
}
