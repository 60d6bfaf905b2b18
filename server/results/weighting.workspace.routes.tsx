import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import type { Counters } from './counters.ts';

/** What weighting moved, and whether it does harm. */
export const weightingRoutes = (_ctx: Context, _counters: Counters) => new Hono<PageEnv>();
