import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import type { Counters } from './counters.ts';

/** Figures that an analyst asks for, and views that are kept. */
export const explorerRoutes = (_ctx: Context, _counters: Counters) => new Hono<PageEnv>();
