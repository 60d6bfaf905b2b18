import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The audit trail. */
export const auditRoutes = (_ctx: Context) => new Hono<PageEnv>();
