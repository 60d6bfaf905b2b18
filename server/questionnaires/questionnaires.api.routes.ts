import { createRoute, z } from '@hono/zod-openapi';
import { languages } from '#shared/i18n/languages.ts';
import { phaseOf } from '#shared/phase.ts';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { apiApp, problemResponses, textSchema } from '../http/api.ts';
import { publicDefinition } from './definition-view.ts';
import { getQuestionnaire, listQuestionnaires, type Questionnaire } from './questionnaires.ts';

const summary = z
  .object({
    slug: z.string(),
    title: textSchema,
    phase: z.enum(['coming', 'open', 'closing', 'closed']),
    opens_at: z.string(),
    closes_at: z.string(),
    results_due_on: z.string(),
    version: z.object({ no: z.int(), hash: z.string() }),
    languages: z.array(z.string()),
  })
  .openapi('QuestionnaireSummary');

const whole = summary.extend({ definition: z.record(z.string(), z.unknown()) }).openapi('Questionnaire', {
  description: 'The definition follows shared/questionnaire/definition.schema.json',
});

const list = createRoute({
  method: 'get',
  path: '/questionnaires',
  request: {
    query: z.strictObject({
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: {
    200: {
      description: 'Published questionnaires, the one that closes last first',
      content: {
        'application/json': { schema: z.object({ items: z.array(summary), next: z.string().nullable() }) },
      },
    },
    ...problemResponses(400, 500),
  },
});

const one = createRoute({
  method: 'get',
  path: '/questionnaires/{slug}',
  request: { params: z.object({ slug: z.string().max(80) }), query: z.strictObject({}) },
  responses: {
    200: { description: 'The live version', content: { 'application/json': { schema: whole } } },
    ...problemResponses(400, 404, 410, 500),
  },
});

/** Questionnaires as the outside contract gives them. */
export const questionnairesApi = (ctx: Context) =>
  apiApp()
    .openapi(list, async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const all = await listQuestionnaires(ctx);
      const from = cursor ? all.findIndex((each) => each.slug === cursor) + 1 : 0;
      const items = all.slice(from, from + limit);
      const next = from + limit < all.length ? (items.at(-1)?.slug ?? null) : null;
      return c.json({ items: items.map((each) => summaryOf(ctx, each)), next }, 200);
    })
    .openapi(one, async (c) => {
      const questionnaire = await getQuestionnaire(ctx, c.req.valid('param').slug);
      const definition = { ...publicDefinition(questionnaire.live.definition) } as Record<string, unknown>;
      return c.json({ ...summaryOf(ctx, questionnaire), definition }, 200);
    });

const summaryOf = (ctx: Context, questionnaire: Questionnaire) => ({
  slug: questionnaire.slug,
  title: questionnaire.live.definition.title,
  phase: phaseOf(questionnaire, ctx.clock.now()),
  opens_at: localIso(questionnaire.opensAt),
  closes_at: localIso(questionnaire.closesAt),
  results_due_on: questionnaire.resultsDueOn,
  version: { no: questionnaire.live.no, hash: questionnaire.live.hash },
  languages: questionnaire.live.definition.languages.filter((each) =>
    (languages as readonly string[]).includes(each),
  ),
});
