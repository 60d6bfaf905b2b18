import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Files of published pieces. */
export const pieceFilesRoutes = (_ctx: Context) => new Hono<PageEnv>();
