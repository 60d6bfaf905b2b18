import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Consultations in progress. */
export const preparationsRoutes = (_ctx: Context) => new Hono<PageEnv>();
