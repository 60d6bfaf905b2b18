import { createRoute, z } from '@hono/zod-openapi';
import { languages } from '#shared/i18n/languages.ts';
import { themes } from '#shared/policy-terms.ts';
import { localIso } from '#shared/time.ts';
import { formatReceipt } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import { jsonBody } from '../http/json-body.ts';
import { problemJson } from '../http/problem.tsx';
import type { View } from '../http/view.ts';
import { getPublishedPiece, pageOfPieces } from '../pieces/published.ts';
import { listPublicAnswers } from './answers.ts';
import { messagesOf } from './asking-reply.tsx';
import type { Interview, PublishedInterview } from './interview.ts';
import { interviewSchema, interviewSummary, publicAnswer, questionReceipt } from './interview-schema.ts';
import { phaseOf } from './phases.ts';
import { askQuestion, countQuestions } from './questions.ts';

const params = z.object({ slug: z.string().max(80) });
const path = '/interviews/{slug}';

const list = createRoute({
  method: 'get',
  path: '/interviews',
  request: {
    query: z.strictObject({
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      topic: z.enum(themes).optional(),
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: {
    200: {
      description: 'Online interviews, the newest first',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(interviewSummary), next: z.string().nullable() }),
        },
      },
    },
    ...problemResponses(400, 500),
  },
});

const one = createRoute({
  method: 'get',
  path,
  request: { params, query: z.strictObject({}) },
  responses: {
    200: {
      description: 'An interview with its key points and transcript',
      content: { 'application/json': { schema: interviewSchema } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

const questions = createRoute({
  method: 'get',
  path: `${path}/questions`,
  request: { params, query: z.strictObject({}) },
  responses: {
    200: {
      description: 'Questions whose answers are public, in their order',
      content: { 'application/json': { schema: z.object({ items: z.array(publicAnswer) }) } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

const question = z
  .strictObject({
    text: z.string().max(100_000),
    asker: z.string().max(10_000).nullable().default(null),
    language: z.enum(languages).optional().openapi({ description: 'Otherwise as Accept-Language says' }),
    hide_personal: z.boolean().default(false).openapi({
      description: 'True: take it although it seems to hold personal numbers, and hide them from the public',
    }),
  })
  .openapi('Question');

const send = createRoute({
  method: 'post',
  path: `${path}/questions`,
  request: {
    params,
    query: z.strictObject({}),
    headers: z.object({
      'idempotency-key': z.string().optional().openapi({
        description: 'Required: a random (version 4) UUID or at least 22 base64url characters',
      }),
    }),
    body: { required: true, content: { 'application/json': { schema: question } } },
  },
  responses: {
    201: { description: 'Received', content: { 'application/json': { schema: questionReceipt } } },
    200: {
      description: 'The same body was received before',
      content: { 'application/json': { schema: questionReceipt } },
    },
    ...problemResponses(400, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503),
  },
});

/** Interviews as programs read them. */
export function interviewsApi(ctx: Context) {
  const app = apiApp()
    .openapi(list, async (c) => {
      const { year, topic, cursor, limit } = c.req.valid('query');
      const { pieces, next } = await pageOfPieces<Interview>(ctx, ['interview'], {
        facets: [...(year ? [['year', year] as const] : []), ...(topic ? [['topic', topic] as const] : [])],
        ...(cursor === undefined ? {} : { cursor }),
        limit,
      });
      return c.json({ items: await Promise.all(pieces.map((each) => summaryOf(ctx, each))), next }, 200);
    })
    .openapi(one, async (c) => {
      const interview = await get(ctx, c.req.valid('param').slug);
      return c.json({ ...(await summaryOf(ctx, interview)), ...wholeOf(interview) }, 200);
    })
    .openapi(questions, async (c) => {
      const answers = await listPublicAnswers(ctx, await get(ctx, c.req.valid('param').slug));
      const items = answers.map(({ receivedOn, asker, at, firstAt: _, last: __, ...answer }) => ({
        ...answer,
        received_on: receivedOn,
        asker: asker ?? null,
        answered_at: localIso(at),
      }));
      return c.json({ items }, 200);
    });
  app.use('/interviews/:slug/questions', jsonBody);
  return app.openapi(send, async (c) => {
    const { text, asker, language, hide_personal: told } = c.req.valid('json');
    const interview = await get(ctx, c.req.valid('param').slug);
    const view = (c as unknown as { get(name: 'view'): View }).get('view');
    const outcome = await askQuestion(ctx, interview, {
      key: c.req.valid('header')['idempotency-key'] ?? '',
      told,
      body: { language: language ?? view.language, asker, text },
    });
    if ('problems' in outcome) {
      const messages = messagesOf(view, outcome.problems);
      const errors = outcome.problems.map(({ field, code }) => ({
        pointer: `/${field}`,
        code,
        message: messages.get(field) ?? '',
      }));
      return problemJson(c, { type: 'question-refused', status: 422, values: {} }, errors) as never;
    }
    const { receipt, no, receivedAt, created } = outcome.accepted;
    const answer = { receipt: formatReceipt(receipt), no, received_at: localIso(receivedAt) };
    return c.json(answer, created ? 201 : 200);
  });
}

const get = (ctx: Context, slug: string) => getPublishedPiece<Interview>(ctx, 'interview', slug);

async function summaryOf(ctx: Context, interview: PublishedInterview) {
  const { slug, content, no, hash } = interview;
  const { title, start, end, intake_opens, intake_closes, guests } = content;
  return {
    slug,
    title,
    phase: phaseOf(content, ctx.clock.now()),
    topics: content.topics,
    start,
    end,
    intake_opens,
    intake_closes,
    guests,
    questions_received: await countQuestions(ctx, interview),
    version: { no, hash },
  };
}

const wholeOf = ({ content, publishedAt }: PublishedInterview) => ({
  series: content.series ?? null,
  intro: content.intro,
  moderator: content.moderator,
  places: content.places,
  where: content.where ?? null,
  notice: content.notice ?? null,
  policies: content.policies,
  consultation: content.consultation ?? null,
  replay: content.replay ?? null,
  published_at: localIso(publishedAt),
  key_points: content.key_points,
  transcript: content.transcript.map(({ no, ...said }) => ({ no: no ?? null, ...said })),
});
