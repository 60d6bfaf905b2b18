import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import type { PieceKindName } from '../pieces/kinds.ts';
import { getPublishedPiece, type PublishedPiece, pageOfPieces } from '../pieces/published.ts';
import type { DisclosedDocument } from './disclosed-document.ts';
import type { EnterpriseVisit } from './enterprise-visit.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators, withRest } from './indicators.ts';
import { conferenceOut, documentOut, indicatorOut, visitOut } from './out.ts';
import type { PressConference } from './press-conference.ts';
import { conferenceSchema, documentSchema, indicatorSchema, visitSchema } from './registers-schema.ts';

const paging = {
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};
const code = z.string().max(60).optional();
const slug = z.string().max(60);

const listOf = <S extends z.ZodType, Q extends z.ZodRawShape>(path: string, query: Q, item: S, is: string) =>
  createRoute({
    method: 'get',
    path,
    request: { query: z.strictObject({ ...paging, ...query }) },
    responses: {
      200: {
        description: is,
        content: {
          'application/json': { schema: z.object({ items: z.array(item), next: z.string().nullable() }) },
        },
      },
      ...problemResponses(400, 500),
    },
  });

const indicators = createRoute({
  method: 'get',
  path: '/indicators',
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: 'Every published indicator with its figure at this moment',
      content: { 'application/json': { schema: z.object({ items: z.array(indicatorSchema) }) } },
    },
    ...problemResponses(400, 500),
  },
});

const indicator = createRoute({
  method: 'get',
  path: '/indicators/{slug}',
  request: { params: z.object({ slug }), query: z.strictObject({}) },
  responses: {
    200: {
      description: 'An indicator with its definition, period and source',
      content: { 'application/json': { schema: indicatorSchema } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

const documents = listOf(
  '/documents',
  { q: z.string().max(100).optional(), year: code, area: code, category: code, issuer: code },
  documentSchema,
  'Disclosed documents, the newest first',
);
const conferences = listOf(
  '/press-conferences',
  { year: code, topic: code },
  conferenceSchema,
  'Press conferences, the last one first',
);
const visits = listOf(
  '/enterprise-visits',
  { year: code, district: code, sector: code },
  visitSchema,
  'Visits to enterprises, the last one first',
);

interface Asked {
  cursor?: string | undefined;
  limit: number;
  q?: string | undefined;
  [facet: string]: string | number | undefined;
}

/** Registers and indicators as programs read them. */
export function registersApi(ctx: Context) {
  const pageOf = async <C, O>(
    kind: PieceKindName,
    { cursor, limit, q, ...codes }: Asked,
    out: (piece: PublishedPiece<C>) => O,
  ) => {
    const facets = Object.entries(codes).flatMap(([name, value]): [string, string][] =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    );
    const { pieces, next } = await pageOfPieces<C>(ctx, [kind], {
      ...{ facets, limit },
      ...(cursor === undefined ? {} : { cursor }),
      ...(q === undefined ? {} : { words: q }),
    });
    return { items: pieces.map(out), next };
  };

  return apiApp()
    .openapi(indicators, async (c) => c.json({ items: (await listIndicators(ctx)).map(indicatorOut) }, 200))
    .openapi(indicator, async (c) => {
      const piece = await getPublishedPiece<Indicator>(ctx, 'indicator', c.req.valid('param').slug);
      return c.json(indicatorOut(await withRest(ctx, piece)), 200);
    })
    .openapi(documents, async (c) =>
      c.json(
        await pageOf<DisclosedDocument, ReturnType<typeof documentOut>>(
          'disclosed_document',
          c.req.valid('query'),
          documentOut,
        ),
        200,
      ),
    )
    .openapi(conferences, async (c) =>
      c.json(
        await pageOf<PressConference, ReturnType<typeof conferenceOut>>(
          'press_conference',
          c.req.valid('query'),
          conferenceOut,
        ),
        200,
      ),
    )
    .openapi(visits, async (c) =>
      c.json(
        await pageOf<EnterpriseVisit, ReturnType<typeof visitOut>>(
          'enterprise_visit',
          c.req.valid('query'),
          visitOut,
        ),
        200,
      ),
    );
}
