import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** What an officer sees and changes of the own account. */
export const ownAccountRoutes = (_ctx: Context) => new Hono<PageEnv>();
