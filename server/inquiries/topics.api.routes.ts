import { createRoute, z } from '@hono/zod-openapi';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { apiApp, problemResponses, textSchema } from '../http/api.ts';
import { pageOfPieces } from '../pieces/published.ts';
import type { KnownAnswer, PublishedAnswer } from './known-answer.ts';
import type { PublishedTopic, SpecialTopic } from './topic.ts';
import { momentOf, topicPhases, topicStanding } from './topic-times.ts';

const version = z.object({ no: z.int(), hash: z.string(), published_at: z.string() });

const topicSchema = z
  .object({
    slug: z.string(),
    title: textSchema,
    phase: z.enum(topicPhases),
    day: z.iso.date(),
    slots: z.array(
      z.object({ starts_at: z.string(), ends_at: z.string(), departments: z.array(textSchema) }),
    ),
    categories: z.array(z.string()),
    subjects: z.array(textSchema),
    open_day: z.string().nullable(),
    path: z.string(),
    version,
  })
  .openapi('SpecialTopic');

const answerSchema = z
  .object({
    slug: z.string(),
    question: textSchema,
    answer: textSchema,
    category: z.string(),
    department: textSchema,
    answered_on: z.iso.date(),
    basis: textSchema.nullable(),
    valid_until: z.iso.date().nullable(),
    topic: z.string().nullable(),
    path: z.string(),
    version,
  })
  .openapi('KnownAnswer');

const paging = {
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};
const code = z.string().max(60).optional();

const listOf = <S extends z.ZodType, Q extends z.ZodRawShape>(path: string, query: Q, item: S, is: string) =>
  createRoute({
    method: 'get',
    path,
    request: { query: z.strictObject({ ...paging, ...query }) },
    responses: {
      200: {
        description: is,
        content: {
          'application/json': { schema: z.object({ items: z.array(item), next: z.string().nullable() }) },
        },
      },
      ...problemResponses(400, 500),
    },
  });

const topics = listOf(
  '/special-topics',
  { day: z.iso.date().optional(), category: code },
  topicSchema,
  'Special topics of the line, the last day first',
);
const answers = listOf(
  '/known-answers',
  { q: z.string().max(100).optional(), category: code, topic: code },
  answerSchema,
  'Questions answered on the line and published, the newest first',
);

interface Asked {
  cursor?: string | undefined;
  limit: number;
  q?: string | undefined;
  [facet: string]: string | number | undefined;
}

/** Special topics and published answers as programs read them. */
export function topicsApi(ctx: Context) {
  const asked = ({ cursor, limit, q, ...codes }: Asked) => ({
    facets: Object.entries(codes).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
    limit,
    ...(cursor === undefined ? {} : { cursor }),
    ...(q === undefined ? {} : { words: q }),
  });
  return apiApp()
    .openapi(topics, async (c) => {
      const { pieces, next } = await pageOfPieces<SpecialTopic>(
        ctx,
        ['special_topic'],
        asked(c.req.valid('query')),
      );
      return c.json({ items: pieces.map((each) => topicOut(each, ctx.clock.now())), next }, 200);
    })
    .openapi(answers, async (c) => {
      const { pieces, next } = await pageOfPieces<KnownAnswer>(
        ctx,
        ['known_answer'],
        asked(c.req.valid('query')),
      );
      return c.json({ items: pieces.map(answerOut), next }, 200);
    });
}

const versionOf = ({ no, hash, publishedAt }: PublishedTopic | PublishedAnswer) => ({
  no,
  hash,
  published_at: localIso(publishedAt),
});

function topicOut(topic: PublishedTopic, now: Date) {
  const { title, day, slots, categories, subjects = [], edition } = topic.content;
  const moment = (time: string) => localIso(new Date(momentOf(day, time)));
  return {
    ...{ slug: topic.slug, title, day, categories, subjects },
    phase: topicStanding(topic.content, now).phase,
    slots: slots.map(({ start, end, departments }) => ({
      starts_at: moment(start),
      ends_at: moment(end),
      departments,
    })),
    open_day: edition ?? null,
    path: `/inquiries/topics/${topic.slug}`,
    version: versionOf(topic),
  };
}

function answerOut(answer: PublishedAnswer) {
  const { basis, valid_until, topic, ...content } = answer.content;
  return {
    slug: answer.slug,
    ...content,
    basis: basis ?? null,
    valid_until: valid_until ?? null,
    topic: topic ?? null,
    path: `/inquiries/answers/${answer.slug}`,
    version: versionOf(answer),
  };
}
