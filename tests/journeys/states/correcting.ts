import type { State } from './state.ts';

export const correctingStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const correctingNotPages: { [route: string]: string } = {};
