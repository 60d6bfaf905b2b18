import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Search of what is public. */
export const searchRoutes = (_ctx: Context) => new Hono<PageEnv>();
