import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Groups of opinions and the answers to them. */
export const dispositionsRoutes = (_ctx: Context) => new Hono<PageEnv>();
