import { checkCells, type Margin, type WeightedCells, WeightingRefusal } from './cells.ts';
import { clip } from './trim.ts';

export interface RakeOptions {
  /** Weights are clipped to these bounds times the mean weight, at the end of every sweep. */
  bounds?: readonly [low: number, high: number];
  /** How many sweeps at most; 500 when left out. */
  sweeps?: number;
  /** Done when no weight changes by more than this, of its size, in a whole sweep; 1e-12 when left out. */
  tolerance?: number;
}

/** What a margin came to, and by how much clipping missed it. */
export interface AchievedMargin {
  code: string;
  categories: {
    code: string;
    target: number;
    achieved: number;
    /** Achieved less target, of the target; 0 up to rounding where nothing was clipped. */
    missed: number;
  }[];
}

export interface Raked {
  /** The weight of each respondent of a cell; 0 for a cell without any. */
  weights: Float64Array;
  sweeps: number;
  margins: AchievedMargin[];
  /** Respondents whose weight stands on a bound. */
  clipped: number;
}

const most = 500;
const enough = 1e-12;
/**
 * A margin is met when what it misses is no more than this of its total. Raking that comes near its end by ever smaller
 * steps is done when it runs out of sweeps with all margins met and weights that change by less than this.
 */
const MET = 1e-9;

/**
 * Raking, or iterative proportional fitting: the weights of each category are multiplied by its target over what the
 * category comes to, margin by margin, again and again, until nothing changes (Deming and Stephan, 1940; Deville,
 * Särndal and Sautory, 1993). With bounds weights are clipped at the end of each sweep, so that margins may be missed
 * (Pew Research Center, 2018). On cells it costs the same for any number of respondents.
 * Throws a WeightingRefusal: an empty category with a target, targets that do not share one total, no convergence.
 */
export function rake(
  cells: WeightedCells,
  margins: readonly Margin[],
  { bounds, sweeps: limit = most, tolerance = enough }: RakeOptions = {},
): Raked {
  checkCells(cells, margins);
  if (bounds && !(bounds[0] >= 0 && bounds[0] <= 1 && bounds[1] >= 1))
    throw new WeightingRefusal({ kind: 'bad_bounds', bounds: [...bounds] });
  const { counts } = cells;
  const weights = startOf(cells, margins);
  const steps = margins.map((margin) => stepOf(counts, weights, margin));
  const before = new Float64Array(weights.length);
  let change = margins.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  let sweeps = 0;
  let clipped = 0;
  while (change >= tolerance && sweeps < limit) {
    before.set(weights);
    for (const step of steps) step.adjust(weights);
    if (bounds) clipped = clip(counts, weights, bounds);
    change = largestChange(before, weights);
    sweeps += 1;
  }
  const achieved = steps.map((step) => step.achieved(weights));
  const worst = worstOf(achieved);
  // Margins that contradict each other also settle, on weights that meet only the last of them.
  const settled = change < Math.max(tolerance, MET);
  if (!settled || (!bounds && worst.missed > MET))
    throw new WeightingRefusal({ kind: 'not_converged', sweeps, change, ...worst });
  return {
    weights,
    sweeps,
    margins: achieved,
    clipped,
  };
}

/** The weights before, in all as many as the margins say, so that those whom no margin holds are weighted alike. */
function startOf({ counts, start }: WeightedCells, margins: readonly Margin[]): Float64Array {
  const weights = Float64Array.from(counts, (n, cell) => (n > 0 ? (start?.[cell] ?? 1) : 0));
  const total = margins[0]?.targets.reduce((sum, each) => sum + each, 0);
  if (total === undefined) return weights;
  const all = weights.reduce((sum, weight, cell) => sum + weight * counts[cell]!, 0);
  return weights.map((weight) => (weight * total) / all);
}

function stepOf(counts: ArrayLike<number>, start: Float64Array, margin: Margin) {
  const { code, categories, targets, of, unmapped } = margin;
  const total = targets.reduce((sum, each) => sum + each, 0);
  const sums = new Float64Array(targets.length);
  /** Fills `sums` with what the categories come to and gives what all with a category come to. */
  const count = (weights: Float64Array): number => {
    sums.fill(0);
    let all = 0;
    for (let cell = 0; cell < weights.length; cell++) {
      const at = of[cell]!;
      if (at < 0) continue;
      sums[at]! += weights[cell]! * counts[cell]!;
    }
    for (const sum of sums) all += sum;
    return all;
  };
  let without = 0;
  for (let cell = 0; cell < start.length; cell++) if (of[cell]! < 0) without += start[cell]! * counts[cell]!;
  const kept = unmapped === 'kept' ? without : 0;
  /** What the targets are scaled by: what is left beside those without a category. */
  const scale = (all: number) => (unmapped === 'excluded' ? all / total : (total - kept) / total);
  return {
    adjust(weights: Float64Array) {
      const factor = scale(count(weights));
      for (const [at, target] of targets.entries())
        sums[at] = target === 0 ? 1 : (factor * target) / sums[at]!;
      let left = 0;
      if (kept > 0)
        for (let cell = 0; cell < weights.length; cell++)
          if (of[cell]! < 0) left += weights[cell]! * counts[cell]!;
      for (let cell = 0; cell < weights.length; cell++) {
        const at = of[cell]!;
        if (at >= 0) weights[cell]! *= sums[at]!;
        else if (kept > 0) weights[cell]! *= kept / left;
      }
    },
    achieved(weights: Float64Array): AchievedMargin {
      const factor = scale(count(weights));
      return {
        code,
        categories: categories.map((category, at) => {
          const target = targets[at]! * factor;
          const achieved = sums[at]!;
          return {
            code: category,
            target,
            achieved,
            missed: target === 0 ? 0 : (achieved - target) / target,
          };
        }),
      };
    },
  };
}

function largestChange(before: Float64Array, after: Float64Array): number {
  let largest = 0;
  for (let cell = 0; cell < after.length; cell++) {
    if (before[cell] === 0) continue;
    const change = Math.abs(after[cell]! - before[cell]!) / before[cell]!;
    if (!(change <= largest)) largest = change;
  }
  return largest;
}

/** The margin that is missed most, and by how much of its total. */
function worstOf(achieved: AchievedMargin[]): { margin: string; missed: number } {
  let worst = { margin: '', missed: 0 };
  for (const { code, categories } of achieved) {
    const total = categories.reduce((sum, { target }) => sum + target, 0);
    for (const { target, achieved: reached } of categories) {
      const missed = Math.abs(reached - target) / total;
      if (missed > worst.missed) worst = { margin: code, missed };
    }
  }
  return worst;
}
