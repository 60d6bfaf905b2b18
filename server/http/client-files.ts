import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { clientFolder } from './assets.ts';

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="14" cy="14" r="10" fill="none" stroke="#0A5F98" stroke-width="5"/><circle cx="25" cy="25" r="5" fill="#0A5F98"/></svg>`;

/** The built client's files: their names change with their content, so they are kept for a year. */
export function clientFiles(): MiddlewareHandler {
  const files = serveStatic({
    root: clientFolder(),
    onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
  });
  return async (c, next) => {
    if (c.req.path === '/icon.svg')
      return c.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' });
    return c.req.path.startsWith('/assets/') ? files(c, next) : next();
  };
}
