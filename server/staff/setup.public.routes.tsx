import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Making a working installation of an empty store. */
export const setupRoutes = (_ctx: Context) => new Hono<PageEnv>();
