import type { State } from './state.ts';

export const dispositionsStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const dispositionsNotPages: { [route: string]: string } = {};
