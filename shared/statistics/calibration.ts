/** How many times the residuals are swept; what is left after is far below the error itself. */
const SWEEPS = 10;

/** Means of z/w by category, each row counted by its share. */
function meansBy(
  z: Float64Array,
  weights: ArrayLike<number>,
  of: Int32Array,
  share: ArrayLike<number> | null,
) {
  const sums: number[] = [];
  const shares: number[] = [];
  of.forEach((category, row) => {
    if (category < 0 || weights[row] === 0) return;
    const one = share?.[row] ?? 1;
    sums[category] = (sums[category] ?? 0) + (one * z[row]!) / weights[row]!;
    shares[category] = (shares[category] ?? 0) + one;
  });
  return sums.map((sum, category) => sum / shares[category]!);
}

function withoutMeans(
  z: Float64Array,
  weights: ArrayLike<number>,
  of: Int32Array,
  share: ArrayLike<number> | null = null,
): Float64Array {
  const means = meansBy(z, weights, of, share);
  return z.map((value, row) => (of[row]! < 0 ? value : value - weights[row]! * means[of[row]!]!));
}

/**
 * Influence values after raking: what the margins fix varies no more. For each margin in turn z −= w·mean(z/w) of the
 * category, ten times. `margins`: the category of each row, −1 for none. Source: Deville and Särndal, JASA 87 (1992)
 * 376; svyrecvar of R's survey. Weights held fixed give the larger error, which is what the product shows.
 */
export function rakedInfluence(
  z: Float64Array,
  weights: ArrayLike<number>,
  margins: readonly Int32Array[],
): Float64Array {
  let swept = z;
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const margin of margins) swept = withoutMeans(swept, weights, margin);
  return swept;
}

/** The same after post-stratification: z −= w·Σ(z·w0/w)/Σw0 of the category, w0 the weights before. */
export const postStratifiedInfluence = (
  z: Float64Array,
  weights: ArrayLike<number>,
  before: ArrayLike<number>,
  categories: Int32Array,
): Float64Array => withoutMeans(z, weights, categories, before);
