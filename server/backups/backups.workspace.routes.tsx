import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Backups that were made, and whether the next will be. */
export const backupsRoutes = (_ctx: Context) => new Hono<PageEnv>();
