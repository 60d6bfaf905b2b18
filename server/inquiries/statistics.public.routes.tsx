import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** How many cases, and how many in time. */
export const inquiryStatisticsRoutes = (_ctx: Context) => new Hono<PageEnv>();
