import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Commenting, and what of it is public. */
export const commentsRoutes = (_ctx: Context) => new Hono<PageEnv>();
