import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import type { Counters } from './counters.ts';

/** Who answers, against the census, while there is time to go where people are missing. */
export const participationRoutes = (_ctx: Context, _counters: Counters) => new Hono<PageEnv>();
