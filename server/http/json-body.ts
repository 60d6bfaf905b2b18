import type { MiddlewareHandler } from 'hono';
import { DomainError } from '../errors.ts';
import { WrongMediaTypeError } from './form.ts';
import { jsonWithoutNul } from './nul.ts';

export class NotJsonError extends DomainError {
  readonly type = 'not-json';
  readonly status = 400;
}

/** Refuses a body that is not JSON before any schema looks at it: 415 for another type, 400 for broken JSON. */
export const jsonBody: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'POST' || c.req.method === 'PUT') {
    if (!/^application\/json(;|$)/i.test(c.req.header('content-type') ?? '')) throw new WrongMediaTypeError();
    try {
      const given = await c.req.text();
      const json = jsonWithoutNul(given);
      if (json !== given) {
        const { url, method, headers } = c.req.raw;
        c.req.raw = new Request(url, { method, headers, body: json });
        c.req.bodyCache = {};
      }
      await c.req.json();
    } catch {
      throw new NotJsonError();
    }
  }
  await next();
};
