import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { ErrataPage } from './errata-page.tsx';
import { listPulled } from './retractions.ts';

/** Everything that was ever taken back, so that nothing is taken back in silence. */
export const errataRoutes = (ctx: Context) =>
  new Hono<PageEnv>().get('/errata', async (c) =>
    page(c, <ErrataPage pulled={await listPulled(ctx)} />, { title: c.get('view').t('correcting.errata') }),
  );
