import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import type { Counters } from './counters.ts';

/** Data and tables to take away. */
export const exportsRoutes = (_ctx: Context, _counters: Counters) => new Hono<PageEnv>();
