import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Disclosure on application: guide, form, receipt. */
export const applicationsRoutes = (_ctx: Context) => new Hono<PageEnv>();
