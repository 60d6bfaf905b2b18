import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import { findVerificationFile, isFileName } from './verification-files.ts';

const types = { txt: 'text/plain; charset=utf-8', html: 'text/html; charset=utf-8' } as const;

/** Files by which search engines and platforms know the site's owner, at the root. What is none goes on to the pages. */
export const verificationFileRoutes = (ctx: Context) =>
  new Hono<PageEnv>().get('/:name{[A-Za-z0-9_-]+\\.(?:txt|html)}', async (c, next) => {
    const name = c.req.param('name');
    const content = isFileName(name) ? await findVerificationFile(ctx, name) : undefined;
    if (content === undefined) return next();
    const type = types[name.endsWith('.txt') ? 'txt' : 'html'];
    // What somebody put here must not act as this site: no script, and no form that posts with the reader's session.
    // Kept pages have the site's own policy alone.
    return c.body(content, 200, {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': 'sandbox',
    });
  });
