import { z } from '@hono/zod-openapi';
import { textSchema } from '../http/api.ts';

const hidden = z.enum(['small', 'secondary']);

const cell = z.union([
  z.strictObject({
    code: z.string(),
    label: textSchema,
    n: z.int(),
    percent: z.int().nullable().openapi({
      description: 'Of the base of the column, in whole points; weighted where the figure is',
    }),
    raw_percent: z.int().nullable().optional().openapi({ description: 'Unweighted, beside a weighted one' }),
    interval: z
      .strictObject({ kind: z.enum(['modelled', 'confidence']), low: z.int(), high: z.int() })
      .nullable(),
    residual: z.number().optional(),
  }),
  z.strictObject({ code: z.string(), label: textSchema, hidden }),
]);

const column = z.union([
  z.strictObject({
    code: z.string().nullable(),
    label: textSchema,
    base: z.int().nullable(),
    cells: z.array(cell),
  }),
  z.strictObject({ code: z.string().nullable(), label: textSchema, hidden }),
]);

const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const version = z.object({ no: z.int(), hash });
const release = z.object({
  no: z.int(),
  at: z.iso.datetime({ offset: true }),
  hash,
  current: z.boolean().openapi({ description: 'Whether it holds, or a later release has taken its place' }),
});
const correction = z
  .object({
    of: z.object({ no: z.int(), hash }),
    note: textSchema,
    decisions: z.array(
      z.object({ items: z.array(z.string()), decision: z.enum(['replaced', 'kept', 'withdrawn']) }),
    ),
  })
  .openapi({ description: 'What a corrected release corrects, and what became of each item’s figures' });
const channels = z.record(z.string(), z.int());
const sample = z.enum(['open', 'invited', 'census']);
const weighting = z.union([
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('raked'),
    frame: textSchema,
    benchmarks: z.array(
      z.strictObject({ code: z.string(), label: textSchema, source: textSchema, year: z.int() }),
    ),
    trim: z.tuple([z.number(), z.number()]).nullable(),
    collapsed: z.array(textSchema),
    deff: z.number(),
    n_eff: z.number(),
    max_over_mean: z.number(),
    min_over_mean: z.number(),
    demonstration: z.literal(true).optional(),
  }),
]);
const condition = z.strictObject({
  variable: z.string(),
  label: textSchema,
  codes: z.array(z.string()),
  values: z.array(textSchema),
});
const test = z.strictObject({
  kind: z.enum(['rao_scott_f', 'pearson']),
  statistic: z.number(),
  df: z.tuple([z.number(), z.number().nullable()]),
  p: z.number(),
  cramers_v: z.number(),
});
const indexValue = {
  n: z.int(),
  base: z.int(),
  percent: z.int().nullable(),
  raw_percent: z.int().nullable().optional(),
};
const indexGroup = z.union([
  z.strictObject({ code: z.string(), ...indexValue }),
  z.strictObject({ code: z.string(), hidden }),
]);
const indexWords = {
  code: z.string(),
  label: textSchema,
  definition: textSchema,
  groups: z.array(indexGroup).optional(),
};
const index = z
  .union([z.strictObject({ ...indexWords, ...indexValue }), z.strictObject({ ...indexWords, hidden })])
  .openapi({ description: 'A rate defined before opening, with its definition' });
const summary = z.strictObject({
  n: z.int(),
  mean: z.number(),
  median: z.number(),
  quartiles: z.tuple([z.number(), z.number()]),
});
const ranks = z.strictObject({
  of: z.int(),
  top: z.int(),
  options: z.array(
    z.strictObject({
      code: z.string(),
      label: textSchema,
      mean: z.number().nullable(),
      n: z.int(),
      percent: z.int(),
    }),
  ),
});
const versionBreak = z.strictObject({
  version: z.int(),
  day: z.string(),
  kind: z.enum(['reworded', 'added', 'removed', 'options']),
  pooled: z.literal(true).optional(),
  note: textSchema.optional(),
});

const wording = z
  .strictObject({
    no: z.int(),
    label: textSchema,
    question: textSchema.optional().openapi({ description: 'Of a matrix’s row: the item’s words' }),
    choice: z.enum(['one', 'many']),
    options: z.array(z.strictObject({ code: z.string(), text: textSchema, score: z.number().optional() })),
    by: z.strictObject({ no: z.int(), label: textSchema }).optional(),
  })
  .openapi({ description: 'The exact wording of what is counted and of what it is split by' });

/** A figure as the outside contract gives it. */
export const figureSchema = z
  .strictObject({
    item: z.string(),
    by: z.string().nullable(),
    wording,
    questionnaire: z.string(),
    version,
    release,
    sample,
    n: z.int(),
    base: z.int().nullable(),
    few: z.literal(true).optional(),
    withheld: z.literal(true).optional(),
    channels,
    weighting,
    where: z.array(condition).optional(),
    test: test.optional(),
    indices: z.array(index).optional(),
    summary: summary.optional(),
    ranks: ranks.optional(),
    breaks: z.array(versionBreak).optional(),
    columns: z.array(column),
    note: textSchema,
    method: z
      .array(z.strictObject({ heading: textSchema, text: textSchema }))
      .optional()
      .openapi({ description: 'How the figure was made: eleven headings (AAPOR, Code III.A)' }),
  })
  .openapi('Figure', {
    description:
      'Counts of responses are never weighted. A hidden cell or column carries no number; `hidden` never tells whether the number is small. `few`: fewer than 10 answered the item.',
  });

/** The figures that a release holds. */
export const figureListSchema = z
  .strictObject({
    questionnaire: z.string(),
    version,
    release,
    sample,
    n: z.int(),
    channels,
    weighting,
    note: textSchema,
    correction: correction.optional(),
    items: z.array(
      z.strictObject({
        item: z.string(),
        label: textSchema,
        by: z.array(z.string()).openapi({ description: 'The profile items by which the item is crossed' }),
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi('FigureList');
