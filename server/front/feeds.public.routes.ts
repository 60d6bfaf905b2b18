import { Hono } from 'hono';
import { type Consultation, getConsultation, listConsultations } from '../consultations/consultations.ts';
import { publishedOutcomes } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import type { PageContext, PageEnv } from '../http/page.tsx';
import type { Interview } from '../interviews/interview.ts';
import { interviewCalendar } from '../interviews/interview-calendar.ts';
import { findNewestEdition } from '../open-day/open-day.ts';
import { programmeCalendar } from '../open-day/programme-calendar.ts';
import { listPublishedPieces } from '../pieces/published.ts';
import { atomFeed } from './atom-feed.ts';
import { closingsCalendar } from './closings-calendar.ts';
import { pieceEntries, readKinds } from './piece-lines.ts';
import { joinCalendars } from './whole-calendar.ts';

/** Pieces in a feed: readers keep what they have seen. */
const NEWEST_PIECES = 100;

/** To what a feed can be narrowed. */
const feedKinds = () => ['consultation' as const, ...readKinds().map(({ kind }) => kind)];

/** Feeds and calendar files. */
export const feedsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/feed.atom', async (c) => {
      const view = c.get('view');
      const kind = feedKinds().find((each) => each === c.req.query('kind'));
      const feed = atomFeed(view, ctx.env.PUBLIC_URL, {
        consultations: kind === undefined || kind === 'consultation' ? await listConsultations(ctx) : [],
        outcomes: await publishedOutcomes(ctx),
        pieces: kind === 'consultation' ? [] : await pieceEntries(ctx, view, { kind, limit: NEWEST_PIECES }),
        path: kind === undefined ? '/feed.atom' : `/feed.atom?kind=${kind}`,
      });
      return c.body(feed, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
    })
    .get('/calendar.ics', async (c) => {
      const [view, origin] = [c.get('view'), ctx.env.PUBLIC_URL];
      const interviews = await listPublishedPieces<Interview>(ctx, 'interview');
      const edition = await findNewestEdition(ctx);
      const whole = joinCalendars([
        closingsCalendar(view, origin, await listConsultations(ctx)),
        ...(interviews.length > 0 ? [interviewCalendar(view, origin, interviews)] : []),
        ...(edition ? [programmeCalendar(view, origin, edition)] : []),
      ]);
      return calendarFile(c, whole, 'calendar');
    })
    .get('/closings.ics', async (c) => calendar(ctx, c, await listConsultations(ctx), 'closings'))
    .get('/consultations/:slug/closing.ics', async (c) => {
      const consultation = await getConsultation(ctx, c.req.param('slug'));
      return calendar(ctx, c, [consultation], consultation.slug);
    });

const calendar = (ctx: Context, c: PageContext, consultations: Consultation[], name: string) =>
  calendarFile(c, closingsCalendar(c.get('view'), ctx.env.PUBLIC_URL, consultations), name);

const calendarFile = (c: PageContext, text: string, name: string) =>
  c.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.ics"`,
  });
