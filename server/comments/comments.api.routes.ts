import { createRoute, z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { languages } from '#shared/i18n/languages.ts';
import { commentChannels, partyKinds, stances } from '#shared/terms.ts';
import { localIso } from '#shared/time.ts';
import { formatReceipt } from '../access/receipts.ts';
import { getConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { findClause } from '../drafts/drafts.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import { jsonBody } from '../http/json-body.ts';
import { problemJson } from '../http/problem.tsx';
import type { View } from '../http/view.ts';
import { entrances } from '../responses/entrances.ts';
import type { CommentBody } from './comment-body.ts';
import { ownKinds } from './comment-form.ts';
import { sayProblem } from './comment-problems.ts';
import { submitComment } from './comments.ts';
import { listPublicComments, type PublicComment } from './public-comments.ts';

const receipt = z
  .object({ receipt: z.string(), received_at: z.iso.datetime({ offset: true }) })
  .openapi('CommentReceipt', { description: 'The receipt is shown once; the server keeps no copy' });

const words = z.string().max(100_000);
const optional = words.nullable().default(null);

const comment = z
  .strictObject({
    version: z.int().min(1),
    language: z.enum(languages).optional().openapi({ description: 'Otherwise as Accept-Language says' }),
    opinions: z.array(
      z.strictObject({
        clause: z.string().max(120).nullable().openapi({ description: 'Null speaks of the whole draft' }),
        stance: z.enum(stances),
        text: words.default(''),
        proposed: optional,
        quote: optional,
      }),
    ),
    party: z.strictObject({ kind: z.enum(ownKinds), name: optional }).default({ kind: 'person', name: null }),
    show: z.boolean().default(true).openapi({ description: 'False: consider it, do not show it publicly' }),
    contact: optional.openapi({ description: 'Sealed' }),
  })
  .openapi('Comment');

const params = z.object({ slug: z.string().max(80) });
const path = '/consultations/{slug}/comments';

const submit = createRoute({
  method: 'post',
  path,
  request: {
    params,
    query: z.strictObject({ via: z.enum(entrances).optional() }),
    headers: z.object({
      'idempotency-key': z.string().optional().openapi({
        description: 'Required: a random (version 4) UUID or at least 22 base64url characters',
      }),
    }),
    body: { required: true, content: { 'application/json': { schema: comment } } },
  },
  responses: {
    201: { description: 'Received', content: { 'application/json': { schema: receipt } } },
    200: {
      description: 'The same body was received before',
      content: { 'application/json': { schema: receipt } },
    },
    ...problemResponses(400, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503),
  },
});

const pieces = z
  .array(z.union([z.strictObject({ text: z.string() }), z.strictObject({ hidden: z.string() })]))
  .openapi('Pieces', { description: 'Words as written, with the kind of each span that is not shown' });

const publicComment = z
  .object({
    no: z.int(),
    received_on: z.iso.date(),
    channel: z.enum(commentChannels),
    language: z.string(),
    party: z.object({
      kind: z.enum(partyKinds),
      name: pieces.nullable(),
      signatories: z.int().nullable(),
    }),
    statement: pieces.nullable(),
    opinions: z.array(
      z.object({
        clause: z.string().nullable(),
        stance: z.enum(stances),
        text: pieces,
        proposed: pieces.nullable(),
      }),
    ),
  })
  .openapi('PublicComment');

const list = createRoute({
  method: 'get',
  path,
  request: {
    params,
    query: z.strictObject({
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
      clause: z.string().max(120).optional(),
    }),
  },
  responses: {
    200: {
      description: 'Released comments, by number',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(publicComment), next: z.string().nullable() }),
        },
      },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

const itemOf = (item: PublicComment): z.infer<typeof publicComment> => ({
  no: item.no,
  received_on: item.receivedOn,
  channel: item.channel,
  language: item.language,
  party: {
    kind: item.party.kind,
    name: item.party.name ?? null,
    signatories: item.party.signatories ?? null,
  },
  statement: item.statement ?? null,
  opinions: item.opinions.map(({ clause, stance, text, proposed }) => ({
    clause: clause?.key ?? null,
    stance,
    text,
    proposed: proposed ?? null,
  })),
});

/** Comments from programs, through the same verb as the pages and always online; and the public ones. */
export const commentsApi = (ctx: Context) => {
  const app = apiApp();
  app.use('/consultations/:slug/comments', jsonBody);
  app.openapi(submit, async (c) => {
    const consultation = await getConsultation(ctx, c.req.valid('param').slug);
    const view = (c as unknown as { get(name: 'view'): View }).get('view');
    const { version, language = view.language, party, ...given } = c.req.valid('json');
    const body: CommentBody = {
      ...given,
      language,
      party: { ...party, signatories: null },
      statement: null,
    };
    const key = c.req.valid('header')['idempotency-key'] ?? '';
    const entrance = c.req.valid('query').via;
    const outcome = await submitComment(ctx, consultation, { key, versionNo: version, body, entrance });
    if ('problems' in outcome) {
      const errors = outcome.problems.map((problem) => ({
        pointer: problem.pointer,
        code: problem.code,
        message: sayProblem(view, consultation.round.version, body, problem),
      }));
      return problemJson(c, { type: 'comment-refused', status: 422, values: {} }, errors) as never;
    }
    const { accepted } = outcome;
    return c.json(
      { receipt: formatReceipt(accepted.receipt), received_at: localIso(accepted.receivedAt) },
      accepted.created ? 201 : 200,
    );
  });
  app.openapi(list, async (c) => {
    const consultation = await getConsultation(ctx, c.req.valid('param').slug);
    const { cursor, limit, clause } = c.req.valid('query');
    if (clause !== undefined && !findClause(consultation.round.version, clause)) throw new HTTPException(400);
    const { items, next } = await listPublicComments(ctx, consultation, {
      cursor: cursor === undefined ? undefined : Number(cursor),
      limit,
      clause,
    });
    return c.json({ items: items.map(itemOf), next: next === undefined ? null : String(next) }, 200);
  });
  return app;
};
