import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Fragments that the government's portal shows in its own pages. */
export const embedRoutes = (_ctx: Context) => new Hono<PageEnv>();
