import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import { replyWithFile } from './file-reply.ts';
import { getPublicFile } from './files.ts';

/** Files of published pieces. What is taken back is gone at once: everybody asks again each time. */
export const pieceFilesRoutes = (ctx: Context) =>
  new Hono<PageEnv>().get('/files/:id', async (c) =>
    replyWithFile(ctx, c, await getPublicFile(ctx, c.req.param('id')), 'no-cache'),
  );
