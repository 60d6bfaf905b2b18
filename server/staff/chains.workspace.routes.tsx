import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Chains of approval, leave and deputies. */
export const chainsRoutes = (_ctx: Context) => new Hono<PageEnv>();
