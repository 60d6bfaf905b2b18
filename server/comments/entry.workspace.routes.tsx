import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Letters, calls and talks, entered by clerks. */
export const entryRoutes = (_ctx: Context) => new Hono<PageEnv>();
