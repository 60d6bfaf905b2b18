import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Online interviews: the page, the questions, the answers as they come. */
export const interviewsRoutes = (_ctx: Context) => new Hono<PageEnv>();
