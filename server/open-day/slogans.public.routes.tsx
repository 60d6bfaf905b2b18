import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Slogans as partners’ systems take them. */
export const slogansRoutes = (_ctx: Context) => new Hono<PageEnv>();
