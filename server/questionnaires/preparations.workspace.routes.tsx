import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';

/** Questionnaires that are being written. */
export const questionnairePreparationsRoutes = (_ctx: Context) => new Hono<PageEnv>();
