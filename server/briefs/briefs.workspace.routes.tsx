import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import type { Counters } from '../results/counters.ts';

/** The decision-maker’s page: written, signed, read. */
export const briefsRoutes = (_ctx: Context, _counters: Counters) => new Hono<PageEnv>();
