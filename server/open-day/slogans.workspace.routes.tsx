import { Hono } from 'hono';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { listPieces } from '../pieces/pieces.ts';
import { getEdition } from './open-day.ts';
import { SloganLibraryPage } from './slogan-library-page.tsx';
import { listSlogans } from './slogans.ts';

/** The library of slogans and its schedule. */
export const slogansWorkspaceRoutes = (ctx: Context) =>
  new Hono<PageEnv>().get('/workspace/open-day/:year/slogans', async (c) => {
    const year = c.req.param('year');
    const pieces = await listPieces(ctx, officerOf(c), 'slogan');
    if (!/^\d{4}$/.test(year)) throw new NotFoundError();
    const edition = await getEdition(ctx, Number(year));
    const drafts = pieces.filter(
      ({ content, publishedNo }) => content.edition === year && publishedNo === undefined,
    );
    const slogans = await listSlogans(ctx, edition);
    const body = <SloganLibraryPage {...{ edition, slogans, drafts }} day={dayOf(ctx.clock.now())} />;
    return page(c, body, { title: c.get('view').t('slogans.library'), workspace: true });
  });
