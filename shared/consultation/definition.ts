import { z } from 'zod';
import { text } from '../questionnaire/definition.ts';
import { clauseLevels, documentForms, identities, visibilities } from '../terms.ts';

/**
 * A consultation as a file: notice, explanation, draft and first round in one typed JSON document.
 * Format reference: docs/consultation-format.md. `review.ts` checks what a schema cannot say.
 */

/** A clause's readable address within its document: `7`, `1-2`, `chapter-2`, `annex-1`. */
export const clauseKey = z.string().regex(/^[a-z0-9]{1,16}(-[a-z0-9]{1,16}){0,12}$/);

/** Words of any length that a document may have. */
const longText = z.record(
  z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  z.string().min(1).max(40_000),
);

const ownClause = z.strictObject({
  key: clauseKey,
  level: z.enum(clauseLevels),
  label: text,
  heading: text.optional(),
  text: longText.optional(),
  affected: text.optional(),
});

export interface ClauseNode extends z.infer<typeof ownClause> {
  children: ClauseNode[];
}

type ClauseSchema = z.ZodType<
  ClauseNode,
  Partial<Pick<ClauseNode, 'children'>> & Omit<ClauseNode, 'children'>
>;

/** As deep as there are levels, for a file may be nested without end and whatever walks it must come to one. */
const clauseOf = (depth: number): ClauseSchema =>
  ownClause.extend({
    children: z.array(depth > 1 ? clauseOf(depth - 1) : z.never()).default([]),
  }) as never;

export const clause = clauseOf(clauseLevels.length);

export const noticeChannels = ['web', 'post', 'email', 'phone', 'hall'] as const;

const basis = z.strictObject({
  law: text,
  article: text.optional(),
  /** Law of the procedure, or of the matter. */
  role: z.enum(['procedure', 'substance']),
});

const notice = z.strictObject({
  title: text,
  /** What it is about: matter and main content. */
  matter: text,
  basis: z.array(basis).min(1),
  channels: z.array(z.strictObject({ kind: z.enum(noticeChannels), value: text })).min(1),
  contact: z.strictObject({ unit: text, phone: text.optional(), email: z.string().max(200).optional() }),
  /** A hearing or meeting that goes with it. */
  hearing: text.optional(),
});

/** A local time with its offset, as it is announced: `2021-06-16T00:00:00+08:00` is the end of 15 June. */
const instant = z.iso.datetime({ offset: true });

const round = z.strictObject({
  opens_at: instant,
  closes_at: instant,
  /** Why it closes on that day, where somebody may ask. */
  close_reason: text.optional(),
  /** Why the period is shorter than the law's minimum: shown in the notice. */
  shortened_reason: text.optional(),
  responsible_unit: text,
  identity: z.enum(identities).default('none'),
  visibility: z.enum(visibilities).default('after_close'),
  /** Working days within which a comment is to be reviewed. */
  review_days: z.int().min(1).max(30).default(5),
  /** The day by which the outcome is to be public. */
  feedback_due_on: z.iso.date(),
});

export const consultationDefinition = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  form: z.enum(documentForms),
  properties: z.strictObject({
    in_decision_catalogue: z.boolean(),
    concerns_market_entities: z.boolean(),
    concerns_vital_interests: z.boolean(),
  }),
  /** A rehearsal: never public. */
  exercise: z.boolean().optional(),
  title: text,
  drafting_unit: text,
  /** Said wherever the content is a sample. */
  sample_note: text.optional(),
  notice,
  explanation: z.array(z.strictObject({ heading: text, text: longText })).min(1),
  /** Questions on which views are particularly sought. */
  questions: z.array(z.strictObject({ clause: clauseKey.nullable(), text })).default([]),
  clauses: z.array(clause).min(1),
  round,
});

export type ConsultationDefinition = z.infer<typeof consultationDefinition>;
export type DocumentProperties = ConsultationDefinition['properties'];

/** What is published of a round beside the clauses. */
export type Notice = Pick<
  ConsultationDefinition,
  'drafting_unit' | 'sample_note' | 'notice' | 'explanation' | 'questions'
> & {
  round: Pick<ConsultationDefinition['round'], 'close_reason' | 'shortened_reason' | 'responsible_unit'>;
};
