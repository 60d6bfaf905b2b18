import type { MiddlewareHandler } from 'hono';
import { DomainError } from '../errors.ts';

export class ForeignOriginError extends DomainError {
  readonly type = 'foreign-origin';
  readonly status = 403;
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses unsafe requests of other sites: `Sec-Fetch-Site` must be same-origin or none; a browser too old to send it
 * must send our `Origin`; with neither, the request may carry no cookie (OWASP CSRF cheat sheet, fetch metadata).
 */
export const guard =
  (publicUrl: string): MiddlewareHandler =>
  async (c, next) => {
    if (!safe.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      const own = site !== undefined ? site === 'same-origin' || site === 'none' : origin === publicUrl;
      const bare = site === undefined && origin === undefined && c.req.header('cookie') === undefined;
      if (!own && !bare) throw new ForeignOriginError();
    }
    await next();
  };
