import { z } from '@hono/zod-openapi';
import { textSchema } from '../http/api.ts';

const version = z.object({ no: z.int(), hash: z.string(), published_at: z.string() });
const head = { slug: z.string(), version };
const day = z.string();

export const indicatorSchema = z
  .object({
    ...head,
    title: textSchema,
    group: z.string(),
    definition: textSchema,
    period: textSchema,
    unit: textSchema,
    source: textSchema,
    mark: z.enum(['counted', 'reported']),
    value: z.number(),
    over: z.boolean(),
    counting: z
      .object({
        register: z.string(),
        year: z.string().nullable(),
        filters: z.array(z.object({ name: z.string(), value: z.string() })),
      })
      .nullable(),
    reported: z
      .object({ office: textSchema.nullable(), day: day.nullable(), address: z.string().nullable() })
      .nullable(),
    rest: z
      .object({ base: z.string(), name: textSchema, about: z.int(), least: z.int(), most: z.int() })
      .nullable(),
  })
  .openapi('Indicator');

export const documentSchema = z
  .object({
    ...head,
    title: textSchema,
    index_no: z.string(),
    doc_no: z.string().optional(),
    area: z.string(),
    category: z.string(),
    issuer: textSchema,
    written_on: day,
    published_on: day,
    due_on: day,
    late: z.boolean(),
    content: textSchema.optional(),
    link: z.string().optional(),
    file: z.string().optional(),
    supersedes: z.string().optional(),
  })
  .openapi('DisclosedDocument');

export const conferenceSchema = z
  .object({
    ...head,
    title: textSchema,
    held_at: z.string(),
    topic: z.string().optional(),
    speakers: z.array(textSchema),
    summary: textSchema.optional(),
    questions: z.array(z.object({ question: textSchema, answer: textSchema })).optional(),
    transcript: textSchema.optional(),
    replay: z.string().optional(),
  })
  .openapi('PressConference');

export const visitSchema = z
  .object({
    ...head,
    title: textSchema,
    visited_on: day,
    office: textSchema,
    district: textSchema,
    sector: z.string(),
    named: z.boolean(),
    enterprise: textSchema.optional(),
    problems: z.array(
      z.object({
        text: textSchema,
        way: z.enum(['solved', 'tracked']),
        owner: textSchema.optional(),
        due_on: day.optional(),
        closed_on: day.optional(),
        note: textSchema.optional(),
      }),
    ),
  })
  .openapi('EnterpriseVisit');
