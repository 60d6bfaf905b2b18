import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** A department's own: its items, comments, releases. */
export const departmentsRoutes = (_ctx: Context) => new Hono<PageEnv>();
