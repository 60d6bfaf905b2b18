import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Every public data set, with its licence and fields. */
export const openDataRoutes = (_ctx: Context) => new Hono<PageEnv>();
