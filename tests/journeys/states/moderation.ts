import type { State } from './state.ts';

export const moderationStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const moderationNotPages: { [route: string]: string } = {};
