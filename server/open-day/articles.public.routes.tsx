import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Signed articles. */
export const articlesRoutes = (_ctx: Context) => new Hono<PageEnv>();
