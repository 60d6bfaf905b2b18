import { Hono } from 'hono';
import { type Feed, feeds } from '#shared/open-day/slogan-rules.ts';
import { dayOf, isDay } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { previews } from '../pieces/previews.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import { findEdition, getEdition } from './open-day.ts';
import type { SloganContent } from './slogan-content.ts';
import { charsetOf, encoded, encodings, sloganTable, sloganText } from './slogan-files.ts';
import { sizeOf, sloganPicture } from './slogan-picture.ts';
import { SloganPreview } from './slogan-preview.tsx';
import { inFeed, listSlogans, wordsFor } from './slogans.ts';
import { SlogansPage } from './slogans-page.tsx';

const root = '/open-day/:year/slogans';

/** Slogans as partners’ systems take them: what is published and runs on the day that is asked for. */
export function slogansRoutes(ctx: Context) {
  previews.register('slogan', async (_c, piece) => {
    const { content } = piece as PublishedPiece<SloganContent>;
    return <SloganPreview slogan={content} edition={await findEdition(ctx, Number(content.edition))} />;
  });

  const asked = async (c: PageContext) => {
    const year = c.req.param('year') ?? '';
    const day = c.req.query('day') ?? dayOf(ctx.clock.now());
    if (!/^\d{4}$/.test(year) || !isDay(day)) throw new NotFoundError();
    const edition = await getEdition(ctx, Number(year));
    return { edition, day, slogans: await listSlogans(ctx, edition) };
  };

  const askedFeed = async (c: PageContext, ending: string) => {
    const name = (c.req.param('file') ?? '').slice(0, -ending.length);
    const feed = feeds.find((each) => each === name);
    if (!feed) throw new NotFoundError();
    const { edition, day, slogans } = await asked(c);
    return { edition, feed, day, slogans: inFeed(slogans, feed, day) };
  };

  const sent = (
    c: PageContext,
    body: Buffer,
    { feed, day, type }: { feed: Feed; day: string; type: string },
  ) =>
    c.body(new Uint8Array(body), 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${feed}-${day}.${type.includes('csv') ? 'csv' : 'txt'}"`,
    });

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const { edition, day, slogans } = await asked(c);
      const size = sizeOf(c.req.query('size')) ?? { width: 1920, height: 1080 };
      return page(c, <SlogansPage {...{ edition, slogans, day, size }} />, {
        title: c.get('view').t('slogans.many'),
      });
    })
    .get(`${root}/:file{[a-z-]+\\.txt}`, async (c) => {
      const { edition, feed, day, slogans } = await askedFeed(c, '.txt');
      const encoding = encodings.find((each) => each === (c.req.query('encoding') ?? 'utf-8'));
      if (!encoding) throw new NotFoundError();
      const text = sloganText(c.get('view'), edition, slogans, feed);
      const type = `text/plain; charset=${charsetOf(encoding)}`;
      return sent(c, encoded(text, encoding), { feed, day, type });
    })
    .get(`${root}/:file{[a-z-]+\\.csv}`, async (c) => {
      const { edition, feed, day, slogans } = await askedFeed(c, '.csv');
      const table = sloganTable(c.get('view'), edition, slogans, feed);
      return sent(c, encoded(table, 'utf-8-bom'), { feed, day, type: 'text/csv; charset=utf-8' });
    })
    .get(`${root}/:slug{[a-z0-9-]+\\.svg}`, async (c) => {
      const { edition, slogans } = await asked(c);
      const slug = c.req.param('slug').slice(0, -'.svg'.length);
      const slogan = slogans.find((each) => each.slug === slug && each.kind === 'screen');
      const size = sizeOf(c.req.query('size'));
      if (!slogan || !size) throw new NotFoundError();
      const { language } = c.get('view');
      const picture = sloganPicture(wordsFor(slogan, edition, 'screen', language), size, language);
      return c.body(picture, 200, {
        'Content-Type': 'image/svg+xml; charset=utf-8',
        'Content-Disposition': `inline; filename="${slug}-${size.width}x${size.height}.svg"`,
      });
    });
}
