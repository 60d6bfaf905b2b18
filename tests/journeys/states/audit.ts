import type { State } from './state.ts';

export const auditStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const auditNotPages: { [route: string]: string } = {};
