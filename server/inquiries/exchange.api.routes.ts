import type { Context } from '../context.ts';
import { apiApp } from '../http/api.ts';

/** The same for programs. */
export const exchangeApi = (_ctx: Context) => apiApp();
