import { createRoute, z } from '@hono/zod-openapi';
import { sayDay } from '#shared/text/dates.ts';
import { getConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import type { View } from '../http/view.ts';
import { NotReleasedError } from '../results/released-figures.ts';
import { refusalOf } from '../staff/retraction-reply.tsx';
import { outcomeReply, outcomeSchema } from './outcome-schema.ts';
import { publicOutcomes } from './outcomes.ts';

const outcome = createRoute({
  method: 'get',
  path: '/consultations/{slug}/outcome',
  request: {
    params: z.object({ slug: z.string().max(80) }),
    query: z.strictObject({
      version: z.coerce.number().int().min(1).max(100_000).optional().openapi({
        description: 'The number of an earlier outcome; without it the one that holds',
      }),
    }),
  },
  responses: {
    200: {
      description: 'What became of every comment: totals, both equations, groups with their answers',
      content: { 'application/json': { schema: outcomeSchema } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

/** Outcomes as the outside contract gives them. */
export const outcomesApi = (ctx: Context) =>
  apiApp().openapi(outcome, async (c) => {
    const consultation = await getConsultation(ctx, c.req.valid('param').slug);
    const { version } = c.req.valid('query');
    const all = await publicOutcomes(ctx, consultation);
    const found = version === undefined ? all.at(-1) : all.find(({ no }) => no === version);
    const view = c.get('view' as never) as View;
    if (found?.retraction) throw refusalOf(view, found.retraction, consultation.title);
    if (!found && version !== undefined) throw new NotFoundError();
    if (!found) throw new NotReleasedError(sayDay(consultation.round.feedbackDueOn, view.language));
    return c.json(outcomeReply(found, found === all.at(-1)), 200);
  });
