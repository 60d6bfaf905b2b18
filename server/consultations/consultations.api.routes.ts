import type { Context } from '../context.ts';
import { apiApp } from '../http/api.ts';

/** Consultations as the outside contract gives them. */
export const consultationsApi = (_ctx: Context) => apiApp();
