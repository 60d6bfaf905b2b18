import type { State } from './state.ts';

export const commentsStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const commentsNotPages: { [route: string]: string } = {};
