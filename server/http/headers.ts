import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { isEmbed, portalOrigins } from './embedding.ts';
import type { Kept } from './kept-pages.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

const devPolicy = policy
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws:");

/**
 * Security headers on every answer, errors included (OWASP ASVS 5.0, 3.4). A route's own policy holds besides. A fragment for portals may be framed, and
 * read by scripts, on the administrator's list of sites and nowhere else.
 */
export const headers =
  (secure: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const set = (name: string, value: string) => c.res.headers.set(name, value);
    const embed = isEmbed(c.req.path);
    const origins = embed ? portalOrigins(c) : [];
    const stricter = c.res.headers.get('Content-Security-Policy');
    set('Content-Security-Policy', stricter ? `${framedBy(origins)}, ${stricter}` : framedBy(origins));
    set('X-Content-Type-Options', 'nosniff');
    set('Referrer-Policy', 'same-origin');
    set('Cross-Origin-Opener-Policy', 'same-origin');
    set('Cross-Origin-Resource-Policy', embed ? 'cross-origin' : 'same-origin');
    if (embed) letRead(c, origins);
    set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    if (secure) set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    const kept = c.get('kept') as Kept | undefined;
    if (kept && !embed) kept.security ??= ownOf(c.res.headers);
  };

/** What a kept page is sent with besides what the page itself says. */
const ownOf = (all: Headers) =>
  [...all].filter(([name]) => !/^(content-(type|encoding|length)|cache-control|etag|vary)$/.test(name));

function framedBy(origins: string[]): string {
  const usual = import.meta.env.DEV && !process.env.VITEST ? devPolicy : policy;
  if (origins.length === 0) return usual;
  return usual.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`);
}

/** Lets scripts of the listed sites read a fragment; no cookie ever goes with it. */
function letRead(c: HonoContext, origins: string[]): void {
  const asking = c.req.header('origin');
  c.res.headers.append('Vary', 'Origin');
  if (asking !== undefined && origins.includes(asking))
    c.res.headers.set('Access-Control-Allow-Origin', asking);
}
