import type { State } from './state.ts';

export const securityStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const securityNotPages: { [route: string]: string } = {};
