import type { Context } from '../context.ts';
import { apiApp } from '../http/api.ts';

/** Comments from programs, and the public ones. */
export const commentsApi = (_ctx: Context) => apiApp();
