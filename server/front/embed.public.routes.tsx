import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { PageEnv } from '../http/page.tsx';
import { findCurrentRelease } from '../results/releases.ts';
import { consultationEmbed, consultationEntry, questionnaireEmbed } from './embed-lines.ts';
import { EmbedCard, EmbedFragment, EmbedList, EmbedMissing } from './embed-page.tsx';
import { embed, fragment } from './embed-reply.tsx';
import { getEmbedded, limitOf, listEmbedded } from './embeds.ts';

/** Fragments that the government's portal shows in its own pages. */
export const embedRoutes = (ctx: Context) => {
  const app = new Hono<PageEnv>();
  const origin = ctx.env.PUBLIC_URL;

  app.get('/embed/questionnaires/:slug', async (c) => {
    const view = c.get('view');
    const found = await getEmbedded(ctx, c.req.param('slug')).catch(unlessMissing);
    if (!found)
      return embed(
        c,
        view.t('connecting.embed_missing'),
        <EmbedMissing home={origin + view.href('/')} />,
        404,
      );
    const released = (await findCurrentRelease(ctx, found)) !== undefined;
    const line = questionnaireEmbed(view, origin, found, released);
    if (c.req.query('fragment') === '1') return fragment(c, <EmbedFragment lines={[line]} />);
    return embed(c, line.title, <EmbedCard line={line} />);
  });

  app.get('/embed/consultations', async (c) => {
    const view = c.get('view');
    const open = await listEmbedded(ctx, view.now, limitOf(c.req.query('limit')));
    const lines = open.map((each) => consultationEmbed(view, origin, each));
    if (c.req.query('fragment') === '1') return fragment(c, <EmbedFragment lines={lines} />);
    const all = origin + view.href('/consultations');
    return embed(c, view.t('connecting.embed_list'), <EmbedList lines={lines} all={all} />);
  });

  app.get('/embed/consultations.json', etag(), async (c) => {
    const view = c.get('view');
    const open = await listEmbedded(ctx, view.now, limitOf(c.req.query('limit')));
    c.header('Cache-Control', 'no-cache');
    return c.json({ items: open.map((each) => consultationEntry(view, origin, each)) });
  });
  return app;
};

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof NotFoundError)) throw error;
}
