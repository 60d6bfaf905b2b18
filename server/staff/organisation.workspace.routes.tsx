import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Departments and their sections. */
export const organisationRoutes = (_ctx: Context) => new Hono<PageEnv>();
