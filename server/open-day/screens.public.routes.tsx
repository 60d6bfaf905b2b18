import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Information screens that nobody touches. */
export const screensRoutes = (_ctx: Context) => new Hono<PageEnv>();
