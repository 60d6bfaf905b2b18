import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Context } from '../context.ts';
import { countAnswered } from './metrics.ts';

/** One line a request: method, route template, status, milliseconds. No address, no parameter, no body. */
export const requestLog =
  (ctx: Context): MiddlewareHandler =>
  async (c, next) => {
    const started = performance.now();
    await next();
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const route = routePath(c, -1);
    countAnswered(ctx, c.req.method, route, c.res.status, ms);
    ctx.log.info({
      requestId: c.get('requestId'),
      method: c.req.method,
      route,
      status: c.res.status,
      ms,
    });
  };
