import type { State } from './state.ts';

export const connectingStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const connectingNotPages: { [route: string]: string } = {};
