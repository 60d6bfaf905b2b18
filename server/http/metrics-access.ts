import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import { isLoopback } from '../env.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Headers by which a server in front says for whom it asks. */
const forwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip'];

/**
 * Whether a request may read the metrics: with a token only by that token; without one only from this machine itself,
 * and not by way of a server in front, behind which everybody looks like this machine.
 */
export function mayReadMetrics(c: HonoContext, token: string | undefined): boolean {
  if (token !== undefined) {
    const given = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    return given !== undefined && timingSafeEqual(digest(given), digest(token));
  }
  if (forwarded.some((name) => c.req.header(name) !== undefined)) return false;
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return isLoopback((env?.incoming?.socket?.remoteAddress ?? '').replace(/^::ffff:/, ''));
}
