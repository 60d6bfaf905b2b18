import type { State } from './state.ts';

export const consultationsStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const consultationsNotPages: { [route: string]: string } = {};
