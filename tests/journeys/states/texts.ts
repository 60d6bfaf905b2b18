import type { State } from './state.ts';

export const textsStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const textsNotPages: { [route: string]: string } = {};
