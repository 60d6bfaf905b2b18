import { createRoute, z } from '@hono/zod-openapi';
import { languages } from '#shared/i18n/languages.ts';
import { formatReceipt } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import { jsonBody } from '../http/json-body.ts';
import { problemJson } from '../http/problem.tsx';
import type { View } from '../http/view.ts';
import { findVersion, getQuestionnaire } from '../questionnaires/questionnaires.ts';
import { answersSchema } from './answers-schema.ts';
import { entrances } from './entrances.ts';
import { pointerIn } from './problem-pointer.ts';
import { wordsOf } from './problem-words.ts';
import { submitResponse } from './responses.ts';

const receipt = z
  .object({ receipt: z.string(), day: z.iso.date(), version: z.int() })
  .openapi('Receipt', { description: 'The receipt is shown once; the server keeps no copy' });

const submit = createRoute({
  method: 'post',
  path: '/questionnaires/{slug}/responses',
  request: {
    params: z.object({ slug: z.string().max(80) }),
    query: z.strictObject({ via: z.enum(entrances).optional() }),
    headers: z.object({
      'idempotency-key': z.string().optional().openapi({
        description: 'Required: a random (version 4) UUID or at least 22 base64url characters',
      }),
    }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            version: z.int().min(1),
            language: z.enum(languages),
            answers: answersSchema,
          }),
        },
      },
    },
  },
  responses: {
    201: { description: 'Stored', content: { 'application/json': { schema: receipt } } },
    200: {
      description: 'The same body was stored before',
      content: { 'application/json': { schema: receipt } },
    },
    ...problemResponses(400, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503),
  },
});

/** Responses from programs: the same verb as the pages, always through the channel `online`. */
export const responsesApi = (ctx: Context) => {
  const app = apiApp();
  app.use('/questionnaires/:slug/responses', jsonBody);
  return app.openapi(submit, async (c) => {
    const questionnaire = await getQuestionnaire(ctx, c.req.valid('param').slug);
    const { version, language, answers } = c.req.valid('json');
    const key = c.req.valid('header')['idempotency-key'] ?? '';
    const outcome = await submitResponse(ctx, questionnaire, {
      key,
      versionNo: version,
      language,
      answers,
      channel: 'online',
      entrance: c.req.valid('query').via,
    });
    if ('problems' in outcome) {
      const view = (c as unknown as { get(name: 'view'): View }).get('view');
      const { definition } = findVersion(questionnaire, version) ?? questionnaire.live;
      const errors = outcome.problems.map((problem) => ({
        pointer: problem.item === 'version' ? '/version' : pointerIn(definition, problem),
        code: problem.code,
        message: wordsOf(view, definition, problem),
      }));
      return problemJson(c, { type: 'answers-refused', status: 422, values: {} }, errors) as never;
    }
    const { accepted } = outcome;
    const body = { receipt: formatReceipt(accepted.receipt), day: accepted.day, version: accepted.versionNo };
    return c.json(body, accepted.created ? 201 : 200);
  });
};
