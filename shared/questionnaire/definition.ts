import { z } from 'zod';

/**
 * The questionnaire definition: one typed JSON document for server, browser, paper and export.
 * Format reference: docs/questionnaire-format.md. Codes are the author's, always strings, and are never reused for
 * another meaning. `review.ts` checks what a schema cannot say (references, unique codes, languages).
 */

/** An item's code, for example `Q10`; never two underscores in a row, which part an item from its option's words. */
export const itemCode = z.string().regex(/^(?!.*__)[A-Za-z][A-Za-z0-9_]{0,31}$/);

/** A code of an option, row or band, for example `210202`, `m1+`, `NA`. */
export const optionCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.+-]{0,31}$/);

/** Words by BCP-47 language tag, for example `{"zh-CN": "其他", "en": "Other"}`. */
export const text = z.record(
  z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  z.string().min(1).max(4000),
);

/** `Q6`, one row `Q6.day`, or every row `Q6.*`. */
export const itemRef = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,31}(\.([A-Za-z0-9][A-Za-z0-9_.+-]{0,31}|\*))?$/);

const codes = z.array(optionCode).min(1);

const leaf = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('answered'), item: itemRef }),
  z.strictObject({ op: z.enum(['eq', 'ne']), item: itemRef, code: optionCode }),
  z.strictObject({ op: z.enum(['any_of', 'none_of', 'all_of']), item: itemRef, codes }),
  z.strictObject({
    op: z.literal('any_except'),
    item: itemRef,
    codes,
    min_selected: z.int().min(1).default(1),
  }),
  z.strictObject({
    op: z.enum(['lt', 'le', 'gt', 'ge']),
    item: itemRef,
    value: z.number(),
    rows: z.literal('any_row').optional(),
  }),
]);

export type Leaf = z.infer<typeof leaf>;
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] } | { not: Condition };

/** A logic tree over earlier items: three-valued, see `logic.ts`. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    leaf,
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
);

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

export const definition = z.strictObject({
  schema: z.literal(1),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/),
  languages: z.array(z.string()).min(1),
  default_language: z.string(),
  title: text,
  sponsor: text,
  population: text,
  sample: z.literal('open'),
  sample_note: text,
  intro: text,
  minutes: z.int().min(1),
  privacy: privacyNotice,
  basis: z.array(z.string()).default([]),
  note_for_staff: text.optional(),
  sample_content: text.optional(),
  lists: z.record(z.string(), z.array(option).min(1)).default({}),
  sections: z.array(section).min(1),
});

export type Text = z.infer<typeof text>;
export type Option = z.infer<typeof option>;
export type Item = z.infer<typeof item>;
export type ItemOf<K extends Item['kind']> = Extract<Item, { kind: K }>;
export type Section = z.infer<typeof section>;
export type Definition = z.infer<typeof definition>;
