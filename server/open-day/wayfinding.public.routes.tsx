import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Which way to go, and by when an answer is due. */
export const wayfindingRoutes = (_ctx: Context) => new Hono<PageEnv>();
