import type { State } from './state.ts';

export const explorerStates: State[] = [];

export const explorerNotPages: { [route: string]: string } = {};
