import { Hono } from 'hono';
import { listConsultations } from '../consultations/consultations.ts';
import { SEARCH_LENGTH, search } from '../consultations/search.ts';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { SearchPage } from './search-page.tsx';

/** Hits a page. */
const LIMIT = 20;

/** Search of what is public. */
export const searchRoutes = (ctx: Context) =>
  new Hono<PageEnv>().get('/search', async (c) => {
    const { language, say, t } = c.get('view');
    const words = [...(c.req.query('q') ?? '').trim()].slice(0, SEARCH_LENGTH).join('');
    const cursor = c.req.query('cursor');
    const { hits, next } = await search(ctx, words, language, { cursor, limit: LIMIT });
    const titles = new Map((await listConsultations(ctx)).map(({ slug, title }) => [slug, say(title)]));
    const shown = hits.map((hit) => ({ ...hit, consultation: titles.get(hit.slug) ?? '' }));
    return page(c, <SearchPage words={words} hits={shown} next={next} />, {
      title: words === '' ? t('front.search_title') : t('front.search_hits', { words }),
    });
  });
