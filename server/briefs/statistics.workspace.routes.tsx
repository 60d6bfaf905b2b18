import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The office’s year. */
export const statisticsRoutes = (_ctx: Context) => new Hono<PageEnv>();
