import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import { findDayLinks } from './day-links.ts';
import { editionYears, findEdition, getEdition } from './open-day.ts';
import { openDayOf, openDaySchema, openDaySummary, openDaySummaryOf } from './open-day-schema.ts';

const list = createRoute({
  method: 'get',
  path: '/open-days',
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: 'Open Days, the newest first',
      content: { 'application/json': { schema: z.object({ items: z.array(openDaySummary) }) } },
    },
    ...problemResponses(400, 500),
  },
});

const one = createRoute({
  method: 'get',
  path: '/open-days/{year}',
  request: { params: z.object({ year: z.string().max(8) }), query: z.strictObject({}) },
  responses: {
    200: {
      description: 'Theme, basis, places and programme of a year’s Open Day',
      content: { 'application/json': { schema: openDaySchema } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

/** Editions as programs read them. */
export const openDayApi = (ctx: Context) =>
  apiApp()
    .openapi(list, async (c) => {
      const editions = await Promise.all((await editionYears(ctx)).map((year) => findEdition(ctx, year)));
      return c.json({ items: editions.flatMap((each) => (each ? [openDaySummaryOf(each)] : [])) }, 200);
    })
    .openapi(one, async (c) => {
      const { year } = c.req.valid('param');
      if (!/^\d{4}$/.test(year)) throw new NotFoundError();
      const edition = await getEdition(ctx, Number(year));
      return c.json(openDayOf(edition, await findDayLinks(ctx, edition)), 200);
    });
