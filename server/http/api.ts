import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { problemJson } from './problem.tsx';

/** An error of the API (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

/** Words by language tag. */
export const textSchema = z.record(z.string(), z.string()).openapi('Text');

const described: { [status: number]: string } = {
  400: 'The request is not well formed',
  401: 'The key is missing or wrong',
  403: 'The request comes from another site',
  404: 'There is no such thing',
  409: 'It contradicts what is stored, or the period is over',
  410: 'It was published by mistake and taken back; `detail` is the erratum',
  413: 'The body is larger than 256 KiB',
  415: 'The body is not application/json',
  422: 'Some answers cannot be accepted',
  429: 'Too many requests',
  500: 'A fault of this server',
  503: 'The store cannot be written now; try again after `Retry-After` seconds',
};

/** The problem answers of a route, by status. */
export const problemResponses = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: described[status] ?? 'A problem',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );

/** One noun's part of the API: input that does not fit its schema is answered with 400 and pointers. */
export const apiApp = () =>
  new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      return refuseShape(c, result.error);
    },
  });

/** 400 with a pointer to each part that does not fit its schema. */
export const refuseShape = (c: HonoContext, { issues }: z.core.$ZodError) =>
  badRequest(
    c,
    issues.map((issue) => ({
      pointer: `/${issue.path.map(String).join('/')}`,
      code: issue.code ?? '',
      message: issue.message,
    })),
  );

export const badRequest = (c: HonoContext, errors: { pointer: string; code: string; message: string }[]) =>
  problemJson(c, { type: 'bad-request', status: 400, values: {} }, errors);
