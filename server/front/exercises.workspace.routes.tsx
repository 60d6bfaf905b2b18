import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** What is only rehearsed. */
export const exercisesRoutes = (_ctx: Context) => new Hono<PageEnv>();
