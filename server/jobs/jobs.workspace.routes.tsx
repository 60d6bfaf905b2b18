import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** What comes due by itself, and its last run. */
export const jobsRoutes = (_ctx: Context) => new Hono<PageEnv>();
