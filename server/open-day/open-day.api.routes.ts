import type { Context } from '../context.ts';
import { apiApp } from '../http/api.ts';

/** Editions, boards and slogans as programs read them. */
export const openDayApi = (_ctx: Context) => apiApp();
