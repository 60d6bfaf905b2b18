import type { State } from './state.ts';

export const makingStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const makingNotPages: { [route: string]: string } = {};
