import { z } from '@hono/zod-openapi';
import { clauseLevels, documentForms, identities, visibilities } from '#shared/terms.ts';
import { textSchema } from '../http/api.ts';

const version = z.object({ no: z.int(), hash: z.string() });

/** A consultation as lists give it. */
export const consultationSummary = z
  .object({
    slug: z.string(),
    title: textSchema,
    form: z.enum(documentForms),
    drafting_unit: textSchema,
    phase: z.enum(['coming', 'open', 'suspended', 'closing', 'closed']),
    opens_at: z.string(),
    closes_at: z.string(),
    feedback_due_on: z.string(),
    round: z.int(),
    version,
    outcome: z.object({ no: z.int(), published_at: z.string() }).nullable(),
  })
  .openapi('ConsultationSummary');

/** A consultation with its notice; the draft itself is a version. */
export const consultationSchema = consultationSummary
  .extend({
    properties: z.record(z.string(), z.boolean()),
    published_at: z.string(),
    identity: z.enum(identities),
    visibility: z.enum(visibilities),
    review_days: z.int(),
    hash: z.string(),
    responsible_unit: textSchema,
    close_reason: textSchema.nullable(),
    shortened_reason: textSchema.nullable(),
    sample_note: textSchema.nullable(),
    notice: z.object({
      title: textSchema,
      matter: textSchema,
      basis: z.array(z.object({ law: textSchema, article: textSchema.optional(), role: z.string() })),
      channels: z.array(z.object({ kind: z.string(), value: textSchema })),
      contact: z.object({ unit: textSchema, phone: textSchema.optional(), email: z.string().optional() }),
      hearing: textSchema.optional(),
    }),
    explanation: z.array(z.object({ heading: textSchema, text: textSchema })),
    questions: z.array(z.object({ clause: z.string().nullable(), text: textSchema })),
    rounds: z.array(
      z.object({
        no: z.int(),
        version: z.int(),
        opens_at: z.string(),
        closes_at: z.string(),
        published_at: z.string(),
      }),
    ),
  })
  .openapi('Consultation', {
    description: '`hash` is of everything that was approved; `version.hash` of the draft',
  });

const ownClause = z.object({
  key: z.string(),
  level: z.enum(clauseLevels),
  label: textSchema,
  heading: textSchema.nullable(),
  text: textSchema.nullable(),
  affected: textSchema.nullable(),
  lineage: z.string(),
});

export interface ClauseTree extends z.infer<typeof ownClause> {
  children: ClauseTree[];
}

const clauseTree: z.ZodType<ClauseTree> = ownClause
  .extend({
    children: z.array(z.lazy(() => clauseTree)).openapi({
      type: 'array',
      items: { $ref: '#/components/schemas/Clause' },
    }),
  })
  .openapi('Clause');

/** A version of the draft, its clauses as a tree. */
export const draftVersion = z
  .object({
    consultation: z.string(),
    no: z.int(),
    title: textSchema,
    hash: z.string(),
    published_at: z.string(),
    clauses: z.array(clauseTree),
  })
  .openapi('DraftVersion');
