import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { apiApp, badRequest, problemResponses } from '../http/api.ts';
import { jsonBody } from '../http/json-body.ts';
import { problemJson } from '../http/problem.tsx';
import { limited } from '../http/rate-limit.ts';
import type { View } from '../http/view.ts';
import { takeCases } from './exchange.ts';
import type { Refusal } from './exchange-acts.ts';
import { cursorOf, listChanges, placeOf } from './exchange-changes.ts';
import { exchangeGate } from './exchange-gate-reply.ts';
import { exchangeChanges, exchangeTaken, sentCase } from './exchange-schema.ts';
import { sayRefusal } from './exchange-words.ts';

class ExchangeChangedError extends DomainError {
  readonly type = 'exchange-changed';
  readonly status = 409;
}

const SCHEME = 'exchangeKey';
const security = [{ [SCHEME]: [] }];
const takenContent = { 'application/json': { schema: exchangeTaken } };

const put = createRoute({
  method: 'put',
  path: '/inquiries/exchange/{number}',
  security,
  request: {
    params: z.object({ number: z.string().max(80) }),
    query: z.strictObject({}),
    body: { required: true, content: { 'application/json': { schema: sentCase } } },
  },
  responses: {
    201: { description: 'A case that was not known before', content: takenContent },
    200: {
      description:
        'It was known: the same, further on there (its further acts were appended), further on here, or decided before',
      content: takenContent,
    },
    ...problemResponses(400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503),
  },
});

const list = createRoute({
  method: 'get',
  path: '/inquiries/exchange',
  security,
  request: {
    query: z.strictObject({
      since: z.iso
        .datetime({ offset: true })
        .optional()
        .openapi({ description: 'Only those whose last act is not before' }),
      cursor: z.string().max(120).optional().openapi({ description: '`next` of the page before' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: {
      description:
        'Demands by the time of their last acts, without contact; confidential ones without their words',
      content: {
        'application/json': { schema: exchangeChanges },
      },
    },
    ...problemResponses(400, 401, 404, 429, 500),
  },
});

/** The way in for the city's own system, by its key. */
export function exchangeApi(ctx: Context) {
  const app = apiApp();
  app.openAPIRegistry.registerComponent('securitySchemes', SCHEME, { type: 'http', scheme: 'bearer' });
  const wrongKeys = limited(ctx, { name: 'exchange-key', limit: 20, minutes: 10, failures: 401 });
  app.use('/inquiries/exchange/*', wrongKeys, exchangeGate(ctx), jsonBody);
  return app
    .openapi(put, async (c) => {
      const { number } = c.req.valid('param');
      const given = c.req.valid('json');
      if (given.id !== number) return refuse(c, { line: 0, why: 'number', what: given.id });
      const [result] = (await takeCases(ctx, undefined, [given])).taken;
      if (!result || result.kind === 'refused')
        return refuse(c, result?.refusal ?? { line: 0, why: 'shape', what: '' });
      if (result.kind === 'changed' || result.kind === 'waiting') throw new ExchangeChangedError();
      return c.json({ number, found: result.kind }, result.kind === 'new' ? 201 : 200);
    })
    .openapi(list, async (c) => {
      const { since, cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : placeOf(cursor);
      if (cursor !== undefined && !after)
        return badRequest(c, [{ pointer: '/cursor', code: 'cursor', message: '' }]) as never;
      const { cases, next } = await listChanges(ctx, {
        since: since ? new Date(since) : undefined,
        after,
        limit,
      });
      return c.json({ demands: cases, next: next ? cursorOf(next) : null }, 200);
    });
}

/** 422 with the step of the history at which it was refused. */
function refuse(c: Parameters<typeof problemJson>[0], refusal: Refusal): never {
  const { line, why } = refusal;
  const pointer = line > 0 ? `/history/${line - 1}` : why === 'number' ? '/id' : '';
  const message = sayRefusal(c.get('view') as View, refusal);
  return problemJson(c, { type: 'exchange-refused', status: 422, values: {} }, [
    { pointer, code: why, message },
  ]) as never;
}
