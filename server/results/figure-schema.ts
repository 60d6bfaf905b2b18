import { z } from '@hono/zod-openapi';
import { textSchema } from '../http/api.ts';

const hidden = z.enum(['small', 'secondary']);

const cell = z.union([
  z.strictObject({
    code: z.string(),
    label: textSchema,
    n: z.int(),
    percent: z.int().nullable(),
    interval: z.null(),
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
const weighting = z.object({ kind: z.literal('none') });

/** A figure as the outside contract gives it. */
export const figureSchema = z
  .strictObject({
    item: z.string(),
    by: z.string().nullable(),
    questionnaire: z.string(),
    version,
    release,
    sample: z.literal('open'),
    n: z.int(),
    base: z.int().nullable(),
    few: z.literal(true).optional(),
    channels,
    weighting,
    columns: z.array(column),
    note: textSchema,
  })
  .openapi('Figure', {
    description:
      'Unweighted counts of responses. A hidden cell or column carries no number; `hidden` never tells whether the number is small. `few`: fewer than 10 answered the item.',
  });

/** The figures that a release holds. */
export const figureListSchema = z
  .strictObject({
    questionnaire: z.string(),
    version,
    release,
    sample: z.literal('open'),
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
