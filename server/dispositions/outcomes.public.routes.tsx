import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** What became of every comment. */
export const outcomesRoutes = (_ctx: Context) => new Hono<PageEnv>();
