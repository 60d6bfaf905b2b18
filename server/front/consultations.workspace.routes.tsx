import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Consultations as officers follow them. */
export const consultationsWorkspaceRoutes = (_ctx: Context) => new Hono<PageEnv>();
