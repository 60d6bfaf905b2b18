import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { asides } from '../pieces/asides.ts';
import type { Piece } from '../pieces/pieces.ts';
import { can } from '../staff/roles.ts';
import { copyEdition } from './copies.ts';
import { deadLinks } from './day-links.ts';
import { EditionAside } from './edition-aside.tsx';

/** An edition copied to the next year. */
export function editionsRoutes(ctx: Context) {
  asides.register('edition', async (c, piece: Piece) => (
    <EditionAside
      piece={piece}
      dead={await deadLinks(ctx, piece)}
      next={/^\d{4}$/.test(piece.slug) && can(officerOf(c), 'write-content', piece.departmentId)}
    />
  ));
  return new Hono<PageEnv>().post('/workspace/open-day/:id/copies', async (c) => {
    const copy = await copyEdition(ctx, officerOf(c), c.req.param('id'));
    return c.redirect(c.get('view').href(`/workspace/pieces/${copy.id}`), 303);
  });
}
