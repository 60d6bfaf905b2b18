import type { Context } from '../context.ts';
import { apiApp } from '../http/api.ts';

/** Outcomes as the outside contract gives them. */
export const outcomesApi = (_ctx: Context) => apiApp();
