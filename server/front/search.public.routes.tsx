import { Hono } from 'hono';
import { listConsultations } from '../consultations/consultations.ts';
import { SEARCH_LENGTH } from '../consultations/search.ts';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { hitKinds, searchAll } from './search.ts';
import { SearchPage } from './search-page.tsx';

/** Hits a page. */
const LIMIT = 20;

/** Search of what is public. */
export const searchRoutes = (ctx: Context) =>
  new Hono<PageEnv>().get('/search', async (c) => {
    const { language, say, t } = c.get('view');
    const words = [...(c.req.query('q') ?? '').trim()].slice(0, SEARCH_LENGTH).join('');
    const kind = hitKinds().find((each) => each === c.req.query('kind'));
    const cursor = c.req.query('cursor');
    const found = await searchAll(ctx, { words, language, kind, cursor, limit: LIMIT });
    const titles = new Map((await listConsultations(ctx)).map(({ slug, title }) => [slug, say(title)]));
    return page(c, <SearchPage {...{ words, kind, titles }} {...found} />, {
      title: words === '' ? t('front.search_title') : t('front.search_hits', { words }),
    });
  });
