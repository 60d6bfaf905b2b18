import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Accounts: opened, changed, disabled. */
export const officersRoutes = (_ctx: Context) => new Hono<PageEnv>();
