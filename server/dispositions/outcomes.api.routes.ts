import { createRoute, z } from '@hono/zod-openapi';
import { sayDay } from '#shared/text/dates.ts';
import { getConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import type { View } from '../http/view.ts';
import { NotReleasedError } from '../results/released-figures.ts';
import { outcomeReply, outcomeSchema } from './outcome-schema.ts';
import { findOutcome } from './outcomes.ts';

const outcome = createRoute({
  method: 'get',
  path: '/consultations/{slug}/outcome',
  request: { params: z.object({ slug: z.string().max(80) }), query: z.strictObject({}) },
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
    const found = await findOutcome(ctx, consultation);
    const { language } = c.get('view' as never) as View;
    if (!found) throw new NotReleasedError(sayDay(consultation.round.feedbackDueOn, language));
    return c.json(outcomeReply(found), 200);
  });
