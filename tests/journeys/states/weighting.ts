import type { State } from './state.ts';

export const weightingStates: State[] = [];

export const weightingNotPages: { [route: string]: string } = {};
