import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Files that belong to a piece. */
export const pieceFilesWorkspaceRoutes = (_ctx: Context) => new Hono<PageEnv>();
