import { createRoute, z } from '@hono/zod-openapi';
import { formatReceipt } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import { apiApp, problemResponses, refuseShape } from '../http/api.ts';
import { jsonBody } from '../http/json-body.ts';
import { problemJson } from '../http/problem.tsx';
import { shedWhenFull } from '../http/shed.ts';
import type { View } from '../http/view.ts';
import { findVersion, getQuestionnaire } from '../questionnaires/questionnaires.ts';
import { pointerIn } from './problem-pointer.ts';
import { wordsOf } from './problem-words.ts';
import { submitResponse } from './responses.ts';
import { isPlainly, submissionSchema, viaSchema } from './submission-schema.ts';

const receipt = z
  .object({ receipt: z.string(), day: z.iso.date(), version: z.int() })
  .openapi('Receipt', { description: 'The receipt is shown once; the server keeps no copy' });

const addressShape = z.object({ slug: z.string().max(80) });

const submit = createRoute({
  method: 'post',
  path: '/questionnaires/{slug}/responses',
  request: {
    params: addressShape,
    query: viaSchema,
    headers: z.object({
      'idempotency-key': z.string().optional().openapi({
        description: 'Required: a random (version 4) UUID or at least 22 base64url characters',
      }),
    }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: submissionSchema,
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

/**
 * Responses from programs: the same verb as the pages, always through the channel `online`. The route is described as
 * the others are; its input is checked here, since on the last evening everybody comes by this door.
 */
export const responsesApi = (ctx: Context) => {
  const app = apiApp();
  app.use('/questionnaires/:slug/responses', shedWhenFull(ctx), jsonBody);
  app.openAPIRegistry.registerPath(submit);
  return app.post('/questionnaires/:slug/responses', async (c) => {
    const query = viaSchema.safeParse(asGiven(c.req.queries()));
    if (!query.success) return refuseShape(c, query.error);
    const address = addressShape.safeParse({ slug: c.req.param('slug') });
    if (!address.success) return refuseShape(c, address.error);
    const json: unknown = await c.req.json();
    const sent = isPlainly(json) ? { data: json } : submissionSchema.safeParse(json);
    if (!sent.data) return refuseShape(c, sent.error);
    const questionnaire = await getQuestionnaire(ctx, address.data.slug);
    const { version, language, answers } = sent.data;
    const key = c.req.header('idempotency-key') ?? '';
    const outcome = await submitResponse(ctx, questionnaire, {
      key,
      versionNo: version,
      language,
      answers,
      channel: 'online',
      entrance: query.data.via,
    });
    if ('problems' in outcome) {
      const view = (c as unknown as { get(name: 'view'): View }).get('view');
      const { definition } = findVersion(questionnaire, version) ?? questionnaire.live;
      const errors = outcome.problems.map((problem) => ({
        pointer: problem.item === 'version' ? '/version' : pointerIn(definition, problem),
        code: problem.code,
        message: wordsOf(view, definition, problem),
      }));
      return problemJson(c, { type: 'answers-refused', status: 422, values: {} }, errors);
    }
    const { accepted } = outcome;
    const body = { receipt: formatReceipt(accepted.receipt), day: accepted.day, version: accepted.versionNo };
    return c.json(body, accepted.created ? 201 : 200);
  });
};

/** A parameter given twice is a list, which no schema here takes. */
const asGiven = (all: { [name: string]: string[] }) =>
  Object.fromEntries(
    Object.entries(all).map(([name, given]) => [name, given.length === 1 ? given[0] : given]),
  );
