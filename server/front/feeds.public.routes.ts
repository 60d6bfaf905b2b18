import { Hono } from 'hono';
import { type Consultation, getConsultation, listConsultations } from '../consultations/consultations.ts';
import { publishedOutcomes } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import type { PageContext, PageEnv } from '../http/page.tsx';
import { atomFeed } from './atom-feed.ts';
import { closingsCalendar } from './closings-calendar.ts';

/** Feeds and calendar files. */
export const feedsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/feed.atom', async (c) => {
      const consultations = await listConsultations(ctx);
      const feed = atomFeed(c.get('view'), ctx.env.PUBLIC_URL, consultations, await publishedOutcomes(ctx));
      return c.body(feed, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
    })
    .get('/closings.ics', async (c) => calendar(ctx, c, await listConsultations(ctx), 'closings'))
    .get('/consultations/:slug/closing.ics', async (c) => {
      const consultation = await getConsultation(ctx, c.req.param('slug'));
      return calendar(ctx, c, [consultation], consultation.slug);
    });

const calendar = (ctx: Context, c: PageContext, consultations: Consultation[], name: string) =>
  c.body(closingsCalendar(c.get('view'), ctx.env.PUBLIC_URL, consultations), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.ics"`,
  });
