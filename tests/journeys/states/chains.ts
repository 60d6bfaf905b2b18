import type { State } from './state.ts';

export const chainsStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const chainsNotPages: { [route: string]: string } = {};
