import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The registry of policies, and their interpretations. */
export const policiesRoutes = (_ctx: Context) => new Hono<PageEnv>();
