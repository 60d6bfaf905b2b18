import { z } from 'zod';
import { codes, condition, itemCode, itemRef, optionCode, text } from './parts.ts';
import { weightingPlan } from './weighting-plan.ts';

/**
 * The questionnaire definition: one typed JSON document for server, browser, paper and export.
 * Format reference: docs/questionnaire-format.md. Codes are the author's, always strings, and are never reused for
 * another meaning. `review.ts` checks what a schema cannot say (references, unique codes, languages).
 */

export type { Condition, Leaf, Text } from './parts.ts';
export { condition, itemCode, optionCode, text } from './parts.ts';

/** Why an option is no substantive answer; the kinds are never pooled. */
export const missingKind = z.enum(['dont_know', 'not_applicable', 'refused']);

export const option = z.strictObject({
  code: optionCode,
  text,
  exclusive: z.boolean().optional(),
  pin: z.enum(['first', 'last']).optional(),
  other_text: z.boolean().optional(),
  score: z.number().optional(),
  missing: missingKind.optional(),
  weighted: z.literal(false).optional(),
  functional_zone: z.literal(true).optional(),
  retired: z.literal(true).optional(),
});

const row = z.strictObject({ code: optionCode, text });

/** A coarser grouping of a profile item's options in which small categories are published. */
const band = z.strictObject({ code: optionCode, text, codes });

const numberBand = z.strictObject({
  code: optionCode,
  text,
  from: z.number().optional(),
  to: z.number().optional(),
});

const common = {
  code: itemCode,
  text,
  help: text.optional(),
  note_for_staff: text.optional(),
  required: z.boolean().default(false),
  role: z.enum(['opinion', 'profile']).default('opinion'),
  department: z.string().optional(),
  show_if: condition.optional(),
  ends: z.array(z.strictObject({ when: condition, message: text })).optional(),
};

const choices = { options: z.array(option).optional(), list: z.string().optional() };
const optionsFrom = z.strictObject({ item: itemCode, except: z.array(optionCode).default([]) });

const choice = {
  ...common,
  ...choices,
  options_from: optionsFrom.optional(),
  fill_when_hidden: optionsFrom.optional(),
  shuffle: z.boolean().optional(),
  bands: z.array(band).optional(),
  weighting: z.string().optional(),
};

export const item = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...choice }),
  z.strictObject({ kind: z.literal('region'), ...choice }),
  z.strictObject({
    kind: z.literal('scale'),
    ...common,
    from: z.int(),
    to: z.int(),
    low: text.optional(),
    high: text.optional(),
  }),
  z.strictObject({
    kind: z.literal('multiple'),
    ...common,
    ...choices,
    shuffle: z.boolean().optional(),
    min: z.int().min(1).optional(),
    max: z.int().min(1).optional(),
  }),
  z.strictObject({ kind: z.literal('matrix'), ...common, ...choices, rows: z.array(row).min(1) }),
  z.strictObject({
    kind: z.literal('ranking'),
    ...common,
    ...choices,
    shuffle: z.boolean().optional(),
    min: z.int().min(1).default(1),
    max: z.int().min(1),
  }),
  z.strictObject({
    kind: z.literal('text'),
    ...common,
    max_length: z.int().min(1).max(5000),
    lines: z.enum(['one', 'many']).default('many'),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ...common,
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.int().min(0).max(6).default(0),
    unit: text.optional(),
    bands: z.array(numberBand).optional(),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...common,
    min: z.iso.date().optional(),
    max: z.iso.date().optional(),
  }),
]);

export const section = z.strictObject({ code: itemCode, title: text, items: z.array(item).min(1) });

/** What the privacy notice says of this questionnaire (PIPL articles 7, 17). */
export const privacyNotice = z.strictObject({
  handler: text,
  contact: text,
  purpose: text,
  method: text,
  categories: z.array(text).min(1),
  retention: text,
  /** Months after the closing day for which answers are kept; then they are erased. */
  retention_months: z.int().min(1).max(120).optional(),
  rights: text,
  minors: text,
});

/** `open`: whoever wants to answers. `invited`: drawn at random from a register. `census`: everybody on a list. */
const sampleKind = z.enum(['open', 'invited', 'census']);

/** How a random sample was drawn, or which list was asked whole: what a response rate is of. */
export const sampleDesign = z.union([
  z.strictObject({ register: text, drawn: text, invited: z.int().min(1) }),
  z.strictObject({ list: text, members: z.int().min(1) }),
]);

/**
 * A rate defined before opening, for example 满意率 = (非常满意 + 比较满意) ÷ (有效 − 不了解): of those who answered the
 * item, without the codes `left_out`, the share of those who chose one of `counted`.
 */
export const rate = z.strictObject({
  code: itemCode,
  text,
  items: z.array(itemRef).min(1),
  counted: codes,
  left_out: z.array(optionCode).default([]),
});

export const definition = z.strictObject({
  schema: z.literal(1),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/),
  languages: z.array(z.string()).min(1),
  default_language: z.string(),
  title: text,
  sponsor: text,
  population: text,
  sample: sampleKind,
  sample_design: sampleDesign.optional(),
  sample_note: text,
  intro: text,
  minutes: z.int().min(1),
  privacy: privacyNotice,
  basis: z.array(z.string()).default([]),
  note_for_staff: text.optional(),
  sample_content: text.optional(),
  weighting: weightingPlan.optional(),
  lists: z.record(z.string(), z.array(option).min(1)).default({}),
  sections: z.array(section).min(1),
  indices: z.array(rate).optional(),
});

export type Option = z.infer<typeof option>;
export type Item = z.infer<typeof item>;
export type ItemOf<K extends Item['kind']> = Extract<Item, { kind: K }>;
export type Section = z.infer<typeof section>;
export type Rate = z.infer<typeof rate>;
export type Definition = z.infer<typeof definition>;
