import type { State } from './state.ts';

export const backupsStates: State[] = [];

/** Routes that never answer with a page of their own, and what they answer with. */
export const backupsNotPages: { [route: string]: string } = {};
