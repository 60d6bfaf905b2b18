import type { Context } from '../context.ts';
import { apiApp } from '../http/api.ts';

/** Asking and following for programs. */
export const inquiriesApi = (_ctx: Context) => apiApp();
