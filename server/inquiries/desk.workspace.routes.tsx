import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** The desk: cases by the clock, and every act on them. */
export const inquiryDeskRoutes = (_ctx: Context) => new Hono<PageEnv>();
