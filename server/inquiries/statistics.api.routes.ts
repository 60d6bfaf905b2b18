import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { apiApp, problemResponses, textSchema } from '../http/api.ts';
import { listDepartments } from '../staff/departments.ts';
import { demandKinds } from './inquiry-rules.ts';
import { inquiryStatistics, yearOf } from './statistics.ts';
import { statisticsOut } from './statistics-files.ts';

const n = z.int();
const percent = z.number().nullable();
const figures = {
  due: n,
  on_time: n,
  late: n,
  on_schedule_percent: percent,
  reopened: n,
  reopened_percent: percent,
  at_once: n,
  at_once_percent: percent,
  rated: n,
  satisfied: n,
  basically_satisfied: n,
  dissatisfied: n,
  satisfied_percent: percent,
  provisional: n,
};
const codes = z.array(z.string());

const statisticsSchema = z
  .object({
    year: z.string(),
    at: z.string(),
    mark: z.literal('counted'),
    all: z.object(figures),
    by_department: z.array(z.object({ department: z.string(), name: textSchema, ...figures })),
    by_kind: z.array(z.object({ kind: z.string(), ...figures })),
    by_category: z.array(z.object({ category: z.string().nullable(), ...figures })),
    by_month: z.array(z.object({ month: z.string(), ...figures })),
    by_channel: z.array(z.object({ channels: codes, ...figures })),
    received: z.object({
      total: n,
      outside_of_the_rate: n,
      kinds: z.array(z.object({ kind: z.string(), n })),
      channels: z.array(z.object({ channels: codes, n })),
      districts: z.array(z.object({ districts: codes, n })),
    }),
  })
  .openapi('InquiryStatistics');

const statistics = createRoute({
  method: 'get',
  path: '/inquiries/statistics',
  request: {
    query: z.strictObject({
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
    }),
  },
  responses: {
    200: {
      description:
        'How many demands of a year were answered on schedule, late, again, and to whose satisfaction',
      content: { 'application/json': { schema: statisticsSchema } },
    },
    ...problemResponses(400, 500),
  },
});

/** The numbers of the line as programs read them. */
export const inquiryStatisticsApi = (ctx: Context) =>
  apiApp().openapi(statistics, async (c) => {
    const now = ctx.clock.now();
    const { year = yearOf(now) } = c.req.valid('query');
    const counted = await inquiryStatistics(ctx, { year, kinds: demandKinds });
    return c.json(statisticsOut(counted, { departments: await listDepartments(ctx), now }), 200);
  });
