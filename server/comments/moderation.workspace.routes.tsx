import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The desk on which comments are reviewed. */
export const moderationRoutes = (_ctx: Context) => new Hono<PageEnv>();
