import type { State } from './state.ts';

export const briefsStates: State[] = [];

export const briefsNotPages: { [route: string]: string } = {};
