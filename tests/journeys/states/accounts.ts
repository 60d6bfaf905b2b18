import type { State } from './state.ts';

export const accountsStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const accountsNotPages: { [route: string]: string } = {};
