import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** An edition copied to the next year. */
export const editionsRoutes = (_ctx: Context) => new Hono<PageEnv>();
