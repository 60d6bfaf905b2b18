import type { MiddlewareHandler } from 'hono';
import type { PageEnv } from './page.tsx';

/**
 * Where the site has no English pages, their addresses lead to the Chinese ones; 307 keeps a form that somebody had
 * open. The path keeps one slash at its beginning, or it could lead to another host.
 */
export const oneLanguage: MiddlewareHandler<PageEnv> = async (c, next) => {
  const { language, site, path } = c.get('view');
  if (language !== 'en' || site.english || c.req.path.startsWith('/api/')) return next();
  return c.redirect(path.replace(/^[/\\]*/, '/'), 307);
};
