import type { State } from './state.ts';

export const settingsStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const settingsNotPages: { [route: string]: string } = {};
