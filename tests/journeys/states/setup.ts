import type { State } from './state.ts';

export const setupStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const setupNotPages: { [route: string]: string } = {};
