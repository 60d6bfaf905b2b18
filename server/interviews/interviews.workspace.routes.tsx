import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The queue of an interview’s questions. */
export const interviewDeskRoutes = (_ctx: Context) => new Hono<PageEnv>();
