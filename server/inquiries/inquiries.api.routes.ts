import { createRoute, z } from '@hono/zod-openapi';
import { dayOf, localIso } from '#shared/time.ts';
import { formatReceipt } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import { jsonBody } from '../http/json-body.ts';
import { problemJson } from '../http/problem.tsx';
import { limited } from '../http/rate-limit.ts';
import type { View } from '../http/view.ts';
import { askCentre } from './asking.ts';
import { messagesOf } from './asking-words.ts';
import { followNumber, type Progress } from './following.ts';
import { inquiryProgress, inquiryReceipt, newInquiry } from './inquiry-schema.ts';

const send = createRoute({
  method: 'post',
  path: '/inquiries',
  request: {
    query: z.strictObject({}),
    headers: z.object({
      'idempotency-key': z.string().optional().openapi({
        description: 'Required: a random (version 4) UUID or at least 22 base64url characters',
      }),
    }),
    body: { required: true, content: { 'application/json': { schema: newInquiry } } },
  },
  responses: {
    201: { description: 'Received', content: { 'application/json': { schema: inquiryReceipt } } },
    200: {
      description: 'The same body was received before',
      content: { 'application/json': { schema: inquiryReceipt } },
    },
    ...problemResponses(400, 403, 409, 413, 415, 422, 429, 500, 503),
  },
});

const follow = createRoute({
  method: 'get',
  path: '/inquiries/{number}',
  request: { params: z.object({ number: z.string().max(80) }), query: z.strictObject({}) },
  responses: {
    200: {
      description: 'How far a request to the 12345 line is, and no word of it',
      content: { 'application/json': { schema: inquiryProgress } },
    },
    ...problemResponses(400, 404, 429, 500),
  },
});

/** Asking and following for programs. */
export function inquiriesApi(ctx: Context) {
  const app = apiApp();
  app.on('POST', '/inquiries', jsonBody);
  app.on(
    'GET',
    '/inquiries/:number',
    limited(ctx, { name: 'progress', limit: 20, minutes: 10, failures: true }),
  );
  return app
    .openapi(send, async (c) => {
      const { send_personal: told, language, ...body } = c.req.valid('json');
      const view = (c as unknown as { get(name: 'view'): View }).get('view');
      const outcome = await askCentre(ctx, {
        key: c.req.valid('header')['idempotency-key'] ?? '',
        told,
        language: language ?? view.language,
        body: { ...body, topic: null },
      });
      if ('problems' in outcome) {
        const messages = messagesOf(view, outcome.problems);
        const errors = outcome.problems.map(({ field, code }) => ({
          pointer: `/${field}`,
          code,
          message: messages.get(field) ?? '',
        }));
        return problemJson(c, { type: 'inquiry-refused', status: 422, values: {} }, errors) as never;
      }
      const { number, receipt = '', receivedAt, dueAt, created } = outcome.accepted;
      const answer = {
        number,
        receipt: formatReceipt(receipt),
        received_at: localIso(receivedAt),
        due_at: dueAt ? localIso(dueAt) : null,
      };
      return c.json(answer, created ? 201 : 200);
    })
    .openapi(follow, async (c) => {
      const progress = await followNumber(ctx, c.req.valid('param').number);
      if (!progress) throw new NotFoundError();
      return c.json(answerOf(progress), 200);
    });
}

const nothingTold = { state: null, department: null, received_at: null, due_at: null, late: null, steps: [] };

function answerOf(progress: Progress): z.infer<typeof inquiryProgress> {
  const { number, kind } = progress;
  if (progress.kept) return { number, kind, done: progress.done, ...nothingTold };
  const { state, department, receivedAt, dueAt, late, waiting, steps } = progress;
  return {
    number,
    kind,
    done: !waiting,
    state,
    department: department ?? null,
    received_at: localIso(receivedAt),
    due_at: dueAt ? localIso(dueAt) : null,
    late,
    steps: steps.map(({ step, department: named }) => ({
      act: step.act,
      on: dayOf(step.at),
      department: named ?? null,
    })),
  };
}
