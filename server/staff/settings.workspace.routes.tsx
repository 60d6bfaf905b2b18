import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The site's own settings. */
export const settingsRoutes = (_ctx: Context) => new Hono<PageEnv>();
