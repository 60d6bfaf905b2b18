import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** A call or a talk at the counter, entered by a clerk. */
export const inquiryEntryRoutes = (_ctx: Context) => new Hono<PageEnv>();
