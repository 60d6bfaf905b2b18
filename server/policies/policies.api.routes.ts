import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import { getPublishedPiece, pageOfPieces } from '../pieces/published.ts';
import type { Interpretation } from './interpretation.ts';
import { interpretationOf, interpretationRecord } from './interpretation-record.ts';
import { pageOfPolicies, standingOf } from './policies.ts';
import type { Policy } from './policy.ts';
import { type PolicyStatus, statusWords } from './policy-codes.ts';
import { policyRecord, recordOf, textOf, wholePolicy } from './policy-record.ts';

const slug = z.string().max(80);
const code = z.string().max(100).optional();
const paging = {
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};
const statuses = Object.keys(statusWords) as [PolicyStatus, ...PolicyStatus[]];

const list = createRoute({
  method: 'get',
  path: '/policies',
  request: {
    query: z.strictObject({
      ...paging,
      audience: code,
      theme: code,
      area: code,
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      issuer: code,
      mark: code,
      status: z.enum(statuses).optional(),
      q: code,
    }),
  },
  responses: {
    200: {
      description: 'Policies of the registry, the newest first',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(policyRecord), next: z.string().nullable() }),
        },
      },
    },
    ...problemResponses(400, 500),
  },
});

const one = createRoute({
  method: 'get',
  path: '/policies/{slug}',
  request: { params: z.object({ slug }), query: z.strictObject({}) },
  responses: {
    200: {
      description: 'A policy with its text, what replaced it and its interpretation',
      content: { 'application/json': { schema: wholePolicy } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

const interpretations = createRoute({
  method: 'get',
  path: '/interpretations',
  request: { query: z.strictObject({ ...paging, policy: slug.optional(), form: code }) },
  responses: {
    200: {
      description: 'Interpretations of policies, the newest first',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(interpretationRecord), next: z.string().nullable() }),
        },
      },
    },
    ...problemResponses(400, 500),
  },
});

/** Policies and interpretations as the outside contract gives them. */
export const policiesApi = (ctx: Context) =>
  apiApp()
    .openapi(list, async (c) => {
      const { cursor, limit, mark, q, ...filter } = c.req.valid('query');
      const marks = mark === undefined ? [] : [mark];
      const { policies, next } = await pageOfPolicies(ctx, { ...filter, marks, words: q }, { cursor, limit });
      return c.json({ items: policies.map(recordOf), next }, 200);
    })
    .openapi(one, async (c) => {
      const piece = await getPublishedPiece<Policy>(ctx, 'policy', c.req.valid('param').slug);
      const standing = await standingOf(ctx, piece);
      return c.json(textOf(piece, standing), 200);
    })
    .openapi(interpretations, async (c) => {
      const { cursor, limit, policy, form } = c.req.valid('query');
      const facets = Object.entries({ policy, form }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      const after = cursor === undefined ? {} : { cursor };
      const found = await pageOfPieces<Interpretation>(ctx, ['interpretation'], { ...after, limit, facets });
      return c.json({ items: found.pieces.map(interpretationOf), next: found.next }, 200);
    });
