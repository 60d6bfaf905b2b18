import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Notices, drafts and their clauses. */
export const consultationsRoutes = (_ctx: Context) => new Hono<PageEnv>();
