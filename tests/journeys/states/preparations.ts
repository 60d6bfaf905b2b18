import type { State } from './state.ts';

export const preparationsStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const preparationsNotPages: { [route: string]: string } = {};
