import type { Context } from '../context.ts';
import { apiApp } from '../http/api.ts';

/** Registers and indicators as programs read them. */
export const registersApi = (_ctx: Context) => apiApp();
