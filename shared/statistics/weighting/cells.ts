/**
 * Respondents who share a weight: one who answers alike in every weighting variable. A data set by rows is the same
 * thing with one respondent a cell.
 */
export interface WeightedCells {
  /** Respondents of each cell. */
  counts: ArrayLike<number>;
  /** The weight before, of each respondent of a cell; 1 where it is left out. */
  start?: ArrayLike<number>;
}

/**
 * One variable with what is known of the population. `of[cell]` is the category of a cell, by its place among the
 * targets, or -1 where the respondents gave none.
 */
export interface Margin {
  code: string;
  categories: readonly string[];
  targets: readonly number[];
  of: ArrayLike<number>;
  /**
   * What becomes of those without a category. `excluded`: they take no part in this margin, the others are adjusted to
   * shares of what is theirs; `kept`: they stay a category of their own that keeps its share of the start weights, and
   * the other targets are scaled to the rest. Without a rule nobody may be without.
   */
  unmapped?: 'excluded' | 'kept';
}

/**
 * A margin out of each cell's category by name (null for none) and targets by name. Throws a WeightingRefusal for a
 * category that has no target.
 */
export function marginOf(
  code: string,
  names: readonly (string | null)[],
  targets: { readonly [category: string]: number },
  unmapped?: Margin['unmapped'],
): Margin {
  const categories = Object.keys(targets);
  const place = new Map(categories.map((category, at) => [category, at]));
  const of = names.map((name) => {
    if (name === null) return -1;
    const at = place.get(name);
    if (at === undefined) throw new WeightingRefusal({ kind: 'no_target', margin: code, category: name });
    return at;
  });
  return { code, categories, targets: Object.values(targets), of, ...(unmapped ? { unmapped } : {}) };
}

/** Why nothing can be weighted so. */
export type RefusalKind =
  | { kind: 'no_respondents' }
  | { kind: 'no_target'; margin: string; category: string }
  | { kind: 'bad_target'; margin: string; category: string; target: number }
  | { kind: 'empty_cell'; margin: string; category: string; target: number }
  | { kind: 'no_category'; margin: string; respondents: number }
  | { kind: 'totals_disagree'; margins: [string, string]; totals: [number, number] }
  | { kind: 'bad_start'; cell: number }
  | { kind: 'bad_bounds'; bounds: [number, number] }
  | { kind: 'not_converged'; sweeps: number; change: number; margin: string; missed: number };

/** A refusal to weight, with its reason as data and in words. */
export class WeightingRefusal extends Error {
  constructor(readonly reason: RefusalKind) {
    super(words(reason));
    this.name = 'WeightingRefusal';
  }
}

function words(reason: RefusalKind): string {
  switch (reason.kind) {
    case 'no_respondents':
      return 'nobody is in the sample';
    case 'no_target':
      return `${reason.margin}: the sample holds ${reason.category}, for which there is no target`;
    case 'bad_target':
      return `${reason.margin}: the target of ${reason.category} is ${reason.target}, which is no number of people`;
    case 'empty_cell':
      return `${reason.margin}: nobody in the sample is ${reason.category}, but the target is ${reason.target}`;
    case 'no_category':
      return `${reason.margin}: ${reason.respondents} respondents are in no category, and no rule says what to do with them`;
    case 'totals_disagree':
      return `the targets of ${reason.margins[0]} come to ${reason.totals[0]}, those of ${reason.margins[1]} to ${reason.totals[1]}`;
    case 'bad_start':
      return `the weight before of cell ${reason.cell} is no positive number`;
    case 'bad_bounds':
      return `bounds of ${reason.bounds[0]} and ${reason.bounds[1]} do not hold the mean`;
    case 'not_converged':
      return `no weights meet all margins: after ${reason.sweeps} sweeps ${reason.margin} is missed by ${reason.missed.toExponential(1)} of its total, and weights still change by ${reason.change.toExponential(1)}`;
  }
}

/** Targets that differ by less than this, of their size, are one total: what is left of rounding in binary fractions. */
const SAME_TOTAL = 1e-9;

/** Throws a WeightingRefusal for cells and margins that cannot be weighted. */
export function checkCells({ counts, start }: WeightedCells, margins: readonly Margin[]): void {
  let n = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    n += counts[cell]!;
    const before = start?.[cell] ?? 1;
    if (counts[cell]! > 0 && !(before > 0 && Number.isFinite(before)))
      throw new WeightingRefusal({ kind: 'bad_start', cell });
  }
  if (n === 0) throw new WeightingRefusal({ kind: 'no_respondents' });
  for (const margin of margins) checkMargin(counts, margin);
  const totals = margins.map(({ targets }) => targets.reduce((sum, each) => sum + each, 0));
  for (const [at, total] of totals.entries()) {
    const [first = total] = totals;
    if (Math.abs(total - first) > SAME_TOTAL * first)
      throw new WeightingRefusal({
        kind: 'totals_disagree',
        margins: [margins[0]!.code, margins[at]!.code],
        totals: [first, total],
      });
  }
}

function checkMargin(counts: ArrayLike<number>, { code, categories, targets, of, unmapped }: Margin): void {
  const respondents = new Float64Array(targets.length);
  let without = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const at = of[cell]!;
    if (at < 0) without += counts[cell]!;
    else respondents[at]! += counts[cell]!;
  }
  for (const [at, target] of targets.entries()) {
    const category = categories[at]!;
    if (!(target >= 0 && Number.isFinite(target)))
      throw new WeightingRefusal({ kind: 'bad_target', margin: code, category, target });
    if (target > 0 && respondents[at] === 0)
      throw new WeightingRefusal({ kind: 'empty_cell', margin: code, category, target });
    if (target === 0 && respondents[at]! > 0)
      throw new WeightingRefusal({ kind: 'no_target', margin: code, category });
  }
  if (without > 0 && !unmapped)
    throw new WeightingRefusal({ kind: 'no_category', margin: code, respondents: without });
}

/** The mean weight of a respondent. */
export function meanOf(counts: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let n = 0;
  for (let cell = 0; cell < weights.length; cell++) {
    sum += weights[cell]! * counts[cell]!;
    n += counts[cell]!;
  }
  return sum / n;
}
