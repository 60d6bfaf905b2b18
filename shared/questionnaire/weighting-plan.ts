import { z } from 'zod';
import { codes, condition, itemCode, optionCode, text } from './parts.ts';

/** Some of a variable's options, with how many people of the population they are. */
const targetBand = z.strictObject({ code: optionCode, text, codes, target: z.int().min(0) });

/** Where a variable's targets are printed, so that anybody can look them up. */
const source = z.strictObject({
  title: text,
  year: z.int().min(1949).max(2200),
  /** Table and page; without them the source is not cited. */
  place: text.optional(),
});

const variable = z.strictObject({
  code: itemCode,
  label: text,
  /** The profile item that holds it. */
  item: itemCode,
  bands: z.array(targetBand).min(2),
  /**
   * What becomes of those who are in no band: `excluded` from this margin, or `kept` as a category of their own with
   * the share of the sample that they are. Without a rule they are outside the frame.
   */
  unmapped: z.enum(['excluded', 'kept']).optional(),
  unmapped_text: text.optional(),
  /** The targets are of another population and are scaled by the plan's rule. */
  rescaled: z.boolean().default(false),
  source: source.optional(),
  confidence: z.enum(['high', 'medium', 'low']),
  /** The numbers were checked against their source. */
  ready: z.boolean(),
});

/**
 * How a questionnaire's figures may be weighted. It is part of the version, so that it is declared before the first
 * answer, cannot be changed afterwards and stands in the version's hash. `weighting-review.ts` checks what a schema
 * cannot say.
 */
export const weightingPlan = z.strictObject({
  /** `demonstration_only`: weighted figures are never part of a release. */
  use: z.enum(['release', 'demonstration_only']),
  /** Of whom weighted figures speak. Without a condition: of everybody who answered. */
  frame: z.strictObject({
    code: optionCode,
    name: text,
    condition: condition.optional(),
    /** How many people they are; each variable's targets come to it. */
    total: z.int().min(1),
    /** What becomes of the answers of all others. */
    others: text.optional(),
  }),
  variables: z.array(variable).min(1).max(8),
  rescale: z
    .strictObject({
      numerator: z.int().min(1),
      denominator: z.int().min(1),
      rounding: z.literal('largest_remainder'),
      text,
    })
    .optional(),
  /** Bounds of a weight over the mean weight. */
  trim: z.tuple([z.number().min(0).max(1), z.number().min(1)]).optional(),
  /** Bands of fewer respondents are merged by the plan below, in its order. */
  collapse_below: z.int().min(1).default(20),
  collapse_plan: z
    .array(z.strictObject({ variable: itemCode, merge: z.tuple([optionCode, optionCode]) }))
    .default([]),
});

export type WeightingPlan = z.infer<typeof weightingPlan>;
export type WeightingVariable = WeightingPlan['variables'][number];

/**
 * The targets of a variable in the plan's frame. Those of another population are scaled by the declared factor and
 * rounded by largest remainder: each down, then the largest fractions up until the rounded sum is reached.
 */
export function targetsIn(
  { rescale }: Pick<WeightingPlan, 'rescale'>,
  { bands, rescaled }: Pick<WeightingVariable, 'rescaled'> & { bands: { target: number }[] },
): number[] {
  const targets = bands.map(({ target }) => target);
  if (!rescaled || !rescale) return targets;
  const exact = targets.map((target) => (target * rescale.numerator) / rescale.denominator);
  const whole = exact.map(Math.floor);
  const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
  const missing = Math.round((sum(targets) * rescale.numerator) / rescale.denominator) - sum(whole);
  const byFraction = exact
    .map((each, at) => ({ at, fraction: each - Math.floor(each) }))
    .sort((a, b) => b.fraction - a.fraction || a.at - b.at);
  for (const { at } of byFraction.slice(0, Math.max(0, missing))) whole[at]! += 1;
  return whole;
}
