import { Hono } from 'hono';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { download, fileTypes } from '../http/download.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { pageOfPiece, replyWithPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import type { Indicator } from './indicator.ts';
import { indicatorHistory } from './indicator-history.ts';
import { IndicatorPage } from './indicator-page.tsx';
import { listIndicators, withRest } from './indicators.ts';
import { indicatorsCsv } from './indicators-csv.ts';
import { IndicatorsPage } from './indicators-page.tsx';
import { indicatorOut } from './out.ts';

/** Figures with their definition, period and source. */
export function indicatorsRoutes(ctx: Context) {
  previews.register('indicator', async (_c, piece) => (
    <IndicatorPage indicator={await withRest(ctx, piece as PublishedPiece<Indicator>)} history={[]} />
  ));
  return new Hono<PageEnv>()
    .get('/indicators', async (c) =>
      page(c, <IndicatorsPage indicators={await listIndicators(ctx)} />, {
        title: c.get('view').t('indicators.many'),
      }),
    )
    .get('/indicators.csv', async (c) => {
      const view = c.get('view');
      const called = `${view.t('indicators.file')}.csv`;
      const body = indicatorsCsv(await listIndicators(ctx), view);
      return download(c, body, { type: fileTypes.csv, name: 'indicators.csv', called });
    })
    .get('/indicators.json', async (c) => {
      const indicators = (await listIndicators(ctx)).map(indicatorOut);
      const body = `${JSON.stringify({ at: localIso(ctx.clock.now()), indicators }, null, 1)}\n`;
      const called = `${c.get('view').t('indicators.file')}.json`;
      return download(c, body, { type: fileTypes.json, name: 'indicators.json', called });
    })
    .get('/indicators/:slug', (c) =>
      replyWithPiece<Indicator>(ctx, c, ['indicator', c.req.param('slug')], async (piece) => {
        const indicator = await withRest(ctx, piece);
        const history = await indicatorHistory(ctx, piece);
        const title = c.get('view').say(piece.content.title);
        return pageOfPiece(c, piece, <IndicatorPage {...{ indicator, history }} />, { title });
      }),
    );
}
