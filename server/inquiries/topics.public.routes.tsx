import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Special topics of a day on the line, and what was answered. */
export const topicsRoutes = (_ctx: Context) => new Hono<PageEnv>();
