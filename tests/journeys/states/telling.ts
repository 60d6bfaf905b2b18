import type { State } from './state.ts';

export const tellingStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const tellingNotPages: { [route: string]: string } = {};
