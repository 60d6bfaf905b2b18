import type { Context } from '../context.ts';
import { apiApp } from '../http/api.ts';

/** Policies and interpretations as the outside contract gives them. */
export const policiesApi = (_ctx: Context) => apiApp();
