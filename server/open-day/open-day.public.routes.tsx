import { Hono } from 'hono';
import { renderToString } from 'preact-render-to-string';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { ViewContext } from '../http/view.ts';
import { pageOfPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import { findPublishedPiece, PieceRetractedError, type PublishedPiece } from '../pieces/published.ts';
import { erratumOf, replyWithErratum } from '../staff/retraction-reply.tsx';
import { findDayLinks } from './day-links.ts';
import type { EditionContent } from './edition-content.ts';
import { NowLists } from './now-part.tsx';
import { type Edition, editionYears, findNewestEdition, getEdition } from './open-day.ts';
import { OpenDayPage } from './open-day-page.tsx';
import { readDay } from './open-day-reply.tsx';
import { programmeCalendar } from './programme-calendar.ts';

/** The Open Day's page, a year each. */
export function openDayRoutes(ctx: Context) {
  const dayPage = async (c: PageContext, edition: Edition) => {
    const others = (await editionYears(ctx)).filter((year) => year !== edition.year);
    return <OpenDayPage day={await readDay(ctx, c.get('view'), edition)} others={others} />;
  };
  previews.register('edition', (c, piece) => {
    const { content, slug, no } = piece as PublishedPiece<EditionContent>;
    return dayPage(c, { ...content, year: Number(slug), no });
  });
  return new Hono<PageEnv>()
    .get('/open-day', async (c) => {
      const newest = await findNewestEdition(ctx);
      if (!newest) throw new NotFoundError();
      return c.redirect(c.get('view').href(`/open-day/${newest.year}`), 302);
    })
    .get('/open-day/:year', async (c) => {
      try {
        const edition = await getEdition(ctx, yearIn(c));
        const title = c.get('view').t('openDay.title', { year: String(edition.year) });
        const body = await dayPage(c, edition);
        const piece = await findPublishedPiece(ctx, 'edition', String(edition.year));
        return piece ? pageOfPiece(c, piece, body, { title }) : page(c, body, { title });
      } catch (error) {
        if (!(error instanceof PieceRetractedError)) throw error;
        return replyWithErratum(c, erratumOf(error.retraction, error.title));
      }
    })
    .get('/open-day/:year/now', async (c) => {
      const edition = await getEdition(ctx, yearIn(c));
      const links = await findDayLinks(ctx, edition);
      return c.html(
        renderToString(
          <ViewContext.Provider value={c.get('view')}>
            <NowLists {...{ edition, links }} />
          </ViewContext.Provider>,
        ),
      );
    })
    .get('/open-day/:year/programme.ics', async (c) => {
      const edition = await getEdition(ctx, yearIn(c));
      return c.body(programmeCalendar(c.get('view'), ctx.env.PUBLIC_URL, edition), 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="open-day-${edition.year}.ics"`,
      });
    });
}

/** The year in the address. Throws NotFoundError for what is none. */
export function yearIn(c: PageContext): number {
  const year = c.req.param('year') ?? '';
  if (!/^\d{4}$/.test(year)) throw new NotFoundError();
  return Number(year);
}
