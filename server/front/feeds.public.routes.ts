import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Feeds and calendar files. */
export const feedsRoutes = (_ctx: Context) => new Hono<PageEnv>();
