import type { Context } from '../context.ts';
import { apiApp } from '../http/api.ts';

/** Interviews as programs read them. */
export const interviewsApi = (_ctx: Context) => apiApp();
