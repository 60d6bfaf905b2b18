import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { getScreenContent, getScreenEdition } from './screen.ts';
import { screenFragment, screenPage } from './screen-reply.tsx';
import { ScreensPage } from './screens-page.tsx';

/** Information screens that nobody touches. */
export function screensRoutes(ctx: Context) {
  const queryOf = (c: PageContext) => {
    const year = c.req.query('edition');
    return year === undefined ? '' : `?edition=${encodeURIComponent(year)}`;
  };
  const screenOf = async (c: PageContext) => {
    const code = c.req.param('place') ?? '';
    const edition = await getScreenEdition(ctx, c.req.query('edition'));
    return {
      content: await getScreenContent(ctx, edition, code),
      origin: new URL(ctx.env.PUBLIC_URL).origin,
      address: c.get('view').href(`/screen/${code}/content${queryOf(c)}`),
    };
  };
  return new Hono<PageEnv>()
    .get('/screen', async (c) => {
      const edition = await getScreenEdition(ctx, c.req.query('edition')).catch((error: unknown) => {
        if (!(error instanceof NotFoundError) || c.req.query('edition') !== undefined) throw error;
        return undefined;
      });
      return page(c, <ScreensPage {...{ edition }} query={queryOf(c)} />, {
        title: c.get('view').t('screens.many'),
      });
    })
    .get('/screen/:place', async (c) => screenPage(c, await screenOf(c)))
    .get('/screen/:place/content', async (c) => screenFragment(c, await screenOf(c)));
}
