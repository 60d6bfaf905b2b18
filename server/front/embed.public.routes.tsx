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
import { interviewEmbeds, openDayEmbed, policyEmbeds } from './piece-lines.ts';

/** What a portal may show of pieces, at addresses of their own. */
const pieceLists = [
  { path: '/embed/policies', place: '/policies', title: 'front.home_policies', read: policyEmbeds },
  { path: '/embed/interviews', place: '/interviews', title: 'front.home_interviews', read: interviewEmbeds },
  { path: '/embed/open-day', place: '/open-day', title: 'front.home_day', read: openDayEmbed },
] as const;

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
    const title = view.t('connecting.embed_list');
    const all = { address: origin + view.href('/consultations'), words: view.t('connecting.embed_all') };
    return embed(c, title, <EmbedList {...{ lines, title, all }} none={view.t('connecting.embed_none')} />);
  });

  for (const { path, place, title, read } of pieceLists) {
    app.get(path, async (c) => {
      const view = c.get('view');
      const lines = await read(ctx, view, limitOf(c.req.query('limit')));
      if (c.req.query('fragment') === '1') return fragment(c, <EmbedFragment lines={lines} />);
      const heading = view.t(title);
      const all = { address: origin + view.href(place), words: view.t('connecting.embed_whole') };
      const none = view.t('connecting.embed_nothing');
      return embed(c, heading, <EmbedList {...{ lines, all, none }} title={heading} />);
    });
    app.get(`${path}.json`, etag(), async (c) => {
      const lines = await read(ctx, c.get('view'), limitOf(c.req.query('limit')));
      c.header('Cache-Control', 'no-cache');
      return c.json({
        items: lines.map(({ address, title, unit, when }) => ({ address, title, unit, when })),
      });
    });
  }

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
