import type { State } from './state.ts';

export const participationStates: State[] = [];

export const participationNotPages: { [route: string]: string } = {};
