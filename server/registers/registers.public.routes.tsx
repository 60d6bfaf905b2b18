import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { replyWithPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import type { PressConference } from './press-conference.ts';
import { PressConferencePage } from './press-conference-page.tsx';

/** Press conferences, enterprise visits and disclosed documents. */
export function registersRoutes(ctx: Context) {
  previews.register('press_conference', (_c, piece) => (
    <PressConferencePage piece={piece as PublishedPiece<PressConference>} />
  ));
  return new Hono<PageEnv>().get('/press-conferences/:slug', (c) =>
    replyWithPiece<PressConference>(ctx, c, ['press_conference', c.req.param('slug')], (piece) =>
      page(c, <PressConferencePage piece={piece} />, { title: c.get('view').say(piece.content.title) }),
    ),
  );
}
