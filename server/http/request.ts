import type { MiddlewareHandler } from 'hono';
import type { Language } from '#shared/i18n/languages.ts';
import type { Context } from '../context.ts';
import { isApi } from './api-path.ts';
import { type Assets, findAssets } from './assets.ts';
import { readCookie } from './cookies.ts';
import { keptAnswer } from './page-cache.ts';
import type { Site } from './site.ts';
import { translatorFor } from './translate.ts';
import { makeView } from './view.ts';

const RETRY_SECONDS = 5;

/** Gives each request its id, its view and whether it came over https. */
export function request(ctx: Context, site: () => Promise<Site>, demo: boolean): MiddlewareHandler {
  const assets: Assets = findAssets();
  const secure = ctx.env.PUBLIC_URL.startsWith('https:');
  return async (c, next) => {
    c.set('requestId', ctx.random(9).toString('base64url'));
    c.set('secure', secure);
    const { language, path } = addressOf(
      c.req.path,
      new URL(c.req.url).search,
      c.req.header('accept-language'),
    );
    const settings = await refreshed(ctx, site).catch((error: unknown) => {
      ctx.log.error({ err: error, requestId: c.get('requestId') }, 'store not read');
    });
    // A page that is kept stands for its seconds, as where no other process writes. Else there is no page to say it on.
    if (!settings)
      return (
        keptAnswer(ctx, c) ??
        c.text(translatorFor(language)('error.store-unreadable'), 503, {
          'Retry-After': String(RETRY_SECONDS),
        })
      );
    c.set(
      'view',
      makeView({
        language,
        path,
        senior: readCookie(c, 'mode') === 'senior',
        site: settings,
        now: ctx.clock.now(),
        demo,
        assets,
      }),
    );
    await next();
  };
}

/** Every request is answered by what is published now, whichever process published it. */
async function refreshed(ctx: Context, site: () => Promise<Site>): Promise<Site> {
  await ctx.pages.refresh();
  return site();
}

/** Pages take their language from the address; the API from `Accept-Language`. */
function addressOf(
  path: string,
  query: string,
  accept: string | undefined,
): { language: Language; path: string } {
  if (isApi(path)) return { language: /^\s*en\b/i.test(accept ?? '') ? 'en' : 'zh-CN', path };
  if (path !== '/en' && !path.startsWith('/en/')) return { language: 'zh-CN', path: path + query };
  return { language: 'en', path: (path.slice(3) || '/') + query };
}
