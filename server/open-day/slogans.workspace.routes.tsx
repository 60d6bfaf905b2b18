import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The library of slogans and its schedule. */
export const slogansWorkspaceRoutes = (_ctx: Context) => new Hono<PageEnv>();
