import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** What the city’s own system sends and gets. */
export const exchangeRoutes = (_ctx: Context) => new Hono<PageEnv>();
