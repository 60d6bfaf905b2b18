import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Figures with their definition, period and source. */
export const indicatorsRoutes = (_ctx: Context) => new Hono<PageEnv>();
