import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The outside contract, for people. */
export const apiPageRoutes = (_ctx: Context) => new Hono<PageEnv>();
