import { Hono } from 'hono';
import { listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import { hrefIn } from '../http/view.ts';
import { listQuestionnaires } from '../questionnaires/questionnaires.ts';
import { pieceEntries } from './piece-lines.ts';
import { signposts } from './signposts.ts';

const standing = [
  '/',
  '/consultations',
  '/inquiries',
  '/disclosure/which-way',
  '/privacy',
  '/accessibility',
  '/about',
];

/** The newest pieces that the map of the site names: a map holds 50,000 addresses at most. */
const PIECES = 10_000;

/** What search engines ask for first: where they may go, and what there is (sitemaps.org 0.9, robots RFC 9309). */
export const crawlersRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/robots.txt', (c) => {
      const closed = [
        '/workspace',
        '/en/workspace',
        '/setup/',
        '/en/setup/',
        '/api/',
        '/receipts',
        '/en/receipts',
      ];
      const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`)];
      return c.text(`${lines.join('\n')}\n\nSitemap: ${ctx.env.PUBLIC_URL}/sitemap.xml\n`);
    })
    .get('/sitemap.xml', async (c) => {
      const paths = [
        ...standing,
        ...(await listConsultations(ctx)).map(({ slug }) => `/consultations/${slug}`),
        ...(await listQuestionnaires(ctx)).map(({ slug }) => `/questionnaires/${slug}`),
        ...(await signposts(ctx, c.get('view').site.openDay)).map(({ address }) => address),
        ...(await pieceEntries(ctx, c.get('view'), { limit: PIECES })).map(({ address }) => address),
      ];
      const languages = c.get('view').site.english ? (['zh-CN', 'en'] as const) : (['zh-CN'] as const);
      const places = paths.flatMap((path) =>
        languages.map((language) => `<url><loc>${ctx.env.PUBLIC_URL}${hrefIn(language, path)}</loc></url>`),
      );
      const map = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        ...places,
        '</urlset>',
      ];
      return c.body(map.join('\n'), 200, { 'Content-Type': 'application/xml; charset=utf-8' });
    });
