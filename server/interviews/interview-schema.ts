import { z } from '@hono/zod-openapi';
import { themes } from '#shared/policy-terms.ts';
import { textSchema } from '../http/api.ts';
import { phases } from './phases.ts';
import { places } from './places.ts';

const moment = z.iso.datetime({ offset: true });

export const interviewSummary = z
  .object({
    slug: z.string(),
    title: textSchema,
    phase: z.enum(phases),
    topics: z.array(z.enum(themes)),
    start: moment,
    end: moment,
    intake_opens: moment,
    intake_closes: moment,
    guests: z.array(textSchema),
    questions_received: z.int().openapi({ description: 'Counted, whatever became of them' }),
    version: z.object({ no: z.int(), hash: z.string() }),
  })
  .openapi('InterviewSummary');

export const interviewSchema = interviewSummary
  .extend({
    series: textSchema.nullable(),
    intro: textSchema,
    moderator: textSchema,
    places: z.array(z.enum(places)),
    where: textSchema.nullable(),
    notice: textSchema.nullable(),
    policies: z.array(z.string()),
    consultation: z.string().nullable(),
    replay: z.string().nullable(),
    published_at: moment,
    key_points: z.array(textSchema),
    transcript: z.array(
      z.object({
        no: z.int().nullable(),
        asker: z.string(),
        question: textSchema,
        answer: textSchema,
        offset: z.int(),
      }),
    ),
  })
  .openapi('Interview');

const pieces = z
  .array(z.union([z.strictObject({ text: z.string() }), z.strictObject({ hidden: z.string() })]))
  .openapi('QuestionPieces', {
    description: 'Words as written, with the kind of each span that is not shown',
  });

export const publicAnswer = z
  .object({
    no: z.int(),
    with: z.array(z.int()).openapi({ description: 'Numbers of equal questions' }),
    received_on: z.iso.date(),
    language: z.string(),
    asker: pieces.nullable().openapi({ description: 'The name that was chosen; null where none was' }),
    question: pieces,
    answer: textSchema,
    answered_at: moment,
    corrected: z.boolean(),
  })
  .openapi('InterviewAnswer');

export const questionReceipt = z
  .object({ receipt: z.string(), no: z.int(), received_at: moment })
  .openapi('QuestionReceipt', { description: 'The receipt is shown once; the server keeps no copy' });
