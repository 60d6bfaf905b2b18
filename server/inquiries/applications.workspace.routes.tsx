import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Applications made orally, and what their procedure needs. */
export const applicationsDeskRoutes = (_ctx: Context) => new Hono<PageEnv>();
