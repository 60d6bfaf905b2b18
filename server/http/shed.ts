import type { MiddlewareHandler } from 'hono';
import type { Context } from '../context.ts';
import { StoreUnwritableError } from '../errors.ts';

/**
 * Refuses at once what could only be refused later: no body is read where the queue is full. Only for programs, which
 * keep what they send and come again after `Retry-After`; a form is read, so that its words stand on the page.
 */
export const shedWhenFull =
  (ctx: Context): MiddlewareHandler =>
  (_c, next) => {
    if (ctx.upkeep.full) throw new StoreUnwritableError();
    return next();
  };
