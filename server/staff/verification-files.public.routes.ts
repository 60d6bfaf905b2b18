import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Files by which search engines and platforms know the site's owner, at the root. */
export const verificationFileRoutes = (_ctx: Context) => new Hono<PageEnv>();
