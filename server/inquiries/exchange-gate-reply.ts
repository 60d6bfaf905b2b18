import type { MiddlewareHandler } from 'hono';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import { fitsExchangeKey } from '../staff/exchange-key.ts';

export class ExchangeKeyNeededError extends DomainError {
  readonly type = 'exchange-key-needed';
  readonly status = 401;
}

/**
 * Lets the city's own system in by its key, and nobody by a session. Where there is no key there is nothing here. Throws
 * NotFoundError, ExchangeKeyNeededError.
 */
export const exchangeGate =
  (ctx: Context): MiddlewareHandler =>
  async (c, next) => {
    c.header('Cache-Control', 'no-store');
    const given = /^Bearer ([\w-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const found = await fitsExchangeKey(ctx, given);
    if (found === 'none') throw new NotFoundError();
    if (found === 'wrong') {
      c.header('WWW-Authenticate', 'Bearer');
      throw new ExchangeKeyNeededError();
    }
    await next();
  };
