import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Taking back what was published. */
export const retractionsRoutes = (_ctx: Context) => new Hono<PageEnv>();
