import { createHmac, randomBytes } from 'node:crypto';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { RateWindow } from './rate-window.ts';
import { sharedWindow } from './request-counts.ts';

export class TooManyRequestsError extends DomainError {
  readonly type = 'too-many-requests';
  readonly status = 429;
  override readonly retryAfter: number;

  constructor(retryAfter: number) {
    super();
    this.retryAfter = retryAfter;
  }
}

let daily = { day: '', key: Buffer.alloc(0) };

/**
 * A stand-in for the caller's address: the address itself is kept nowhere. Under a key of the day, that lives in memory
 * alone, or that every process of a shared store makes of the installation's secret.
 */
export function callerOf(ctx: Context, c: HonoContext): string {
  const day = dayOf(ctx.clock.real());
  if (ctx.upkeep.shared)
    return createHmac('sha256', ctx.secrets.key('rate'))
      .update(`caller ${day} ${addressOf(ctx, c)}`)
      .digest('base64url');
  if (daily.day !== day) daily = { day, key: randomBytes(32) };
  return createHmac('sha256', daily.key).update(addressOf(ctx, c)).digest('base64url');
}

/** The address that the nearest trusted proxy saw; forwarded ones beyond the configured hops are not believed. */
function addressOf(ctx: Context, c: HonoContext): string {
  const hops = ctx.env.TRUSTED_PROXIES;
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim());
  const seen = hops > 0 ? forwarded.at(-hops) : undefined;
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return seen || env?.incoming?.socket?.remoteAddress || 'unknown';
}

interface Limit {
  /** Under which a shared store counts it. */
  name: string;
  limit: number;
  minutes: number;
  /** Only answers of 400 and more count, or those of one status. */
  failures?: boolean | number;
}

/** Slows down a caller; TooManyRequestsError says when to come again. */
export const limited = (ctx: Context, { name, limit, minutes, failures = false }: Limit): MiddlewareHandler =>
  rateLimiter({
    windowMs: minutes * 60_000,
    limit,
    store: ctx.upkeep.shared ? sharedWindow(ctx, name, minutes * 60_000) : new RateWindow(minutes * 60_000),
    standardHeaders: false,
    skipSuccessfulRequests: failures !== false,
    requestWasSuccessful: ({ res }) =>
      typeof failures === 'number' ? res.status !== failures : res.status < 400,
    keyGenerator: (c) => callerOf(ctx, c),
    handler: () => {
      throw new TooManyRequestsError(minutes * 60);
    },
  });
