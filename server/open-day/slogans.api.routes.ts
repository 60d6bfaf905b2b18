import { createRoute, z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { isDay } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import { getEdition } from './open-day.ts';
import { sloganReply, sloganSchema } from './slogan-schema.ts';
import { listSlogans, runsOn } from './slogans.ts';

const slogans = createRoute({
  method: 'get',
  path: '/open-days/{year}/slogans',
  request: {
    params: z.object({ year: z.string().regex(/^\d{4}$/) }),
    query: z.strictObject({ day: z.string().max(10).optional() }),
  },
  responses: {
    200: {
      description: 'Published slogans, on a day those that run on it',
      content: { 'application/json': { schema: z.object({ items: z.array(sloganSchema) }) } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

/** Slogans as programs read them. */
export const slogansApi = (ctx: Context) =>
  apiApp().openapi(slogans, async (c) => {
    const { day } = c.req.valid('query');
    if (day !== undefined && !isDay(day)) throw new HTTPException(400);
    const edition = await getEdition(ctx, Number(c.req.valid('param').year));
    const all = await listSlogans(ctx, edition);
    const asked = all.filter((slogan) => day === undefined || runsOn(slogan, day));
    return c.json({ items: asked.map((slogan) => sloganReply(slogan, edition)) }, 200);
  });
