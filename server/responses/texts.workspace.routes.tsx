import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The reading list of open texts. */
export const textsRoutes = (_ctx: Context) => new Hono<PageEnv>();
