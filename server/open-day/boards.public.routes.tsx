import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Exhibition boards, for reading and for paper. */
export const boardsRoutes = (_ctx: Context) => new Hono<PageEnv>();
