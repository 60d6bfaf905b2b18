import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Asking, following by number, rating: no account, no address. */
export const inquiriesRoutes = (_ctx: Context) => new Hono<PageEnv>();
